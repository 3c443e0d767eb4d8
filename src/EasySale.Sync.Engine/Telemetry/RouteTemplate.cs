namespace EasySale.Sync.Engine.Telemetry;

/// <summary>
/// The path of a vendor's address with everything taken out that names one record: what a call was for, never whom it was about. The
/// query is left out altogether.
/// </summary>
internal static class RouteTemplate
{
    private const string Id = "{id}";
    private const int LongestWord = 40;

    public static string Of(Uri address) => string.Join('/', address.AbsolutePath.Split('/').Select(Segment));

    private static string Segment(string segment) => segment.Length <= LongestWord && (IsVersion(segment) || segment.All(IsOfWord)) ? segment : Id;

    private static bool IsVersion(string segment) => segment.Length is > 1 and <= 3 && segment[0] == 'v' && segment[1..].All(char.IsAsciiDigit);

    private static bool IsOfWord(char letter) => char.IsAsciiLetter(letter) || letter is '-' or '_' or '.';
}
