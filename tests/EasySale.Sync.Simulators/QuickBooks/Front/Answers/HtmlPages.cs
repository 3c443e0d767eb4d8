namespace EasySale.Sync.Simulators.QuickBooks.Front.Answers;

/// <summary>Pages of machines in between.</summary>
internal static class HtmlPages
{
    public static FrontReply Unavailable { get; } = Page(503, "503 Service Unavailable", "Service Unavailable");

    public static FrontReply SignIn { get; } = Page(200, "QuickBooks", "Something's not quite right");

    private static FrontReply Page(int status, string title, string text) =>
        FrontReply.Of(status, $"<html><head><title>{title}</title></head><body>{text}</body></html>", FrontReply.Html);
}
