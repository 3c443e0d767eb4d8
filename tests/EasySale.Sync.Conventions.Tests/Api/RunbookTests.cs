using System.Text.RegularExpressions;
using EasySale.Sync.Conventions.Tests.House;
using EasySale.Sync.Engine.Failures;
using EasySale.Sync.Engine.Operations.Notifications;
using EasySale.Sync.Engine.Stores.Notifications;

namespace EasySale.Sync.Conventions.Tests.Api;

/// <summary>The guide says what to do about every cause of a failure and every kind of notification.</summary>
public partial class RunbookTests
{
    private const string Causes = "cause-";
    private static readonly IReadOnlyList<string> Anchors = [.. Heading().Matches(File.ReadAllText(Path.Combine(Checkout.Root, Runbook.Guide))).Select(heading => Anchor(heading.Groups[1].Value))];

    public static TheoryData<NotificationKind> Kinds => [.. Enum.GetValues<NotificationKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_notification_names_a_section_of_its_own(NotificationKind kind)
    {
        Assert.Contains(new Runbook().Of(kind)[(Runbook.Guide.Length + 1)..], Anchors);
        Assert.Single(Kinds, other => new Runbook().Of(other) == new Runbook().Of(kind));
    }

    [Fact]
    public void Every_cause_has_a_section_and_there_is_none_for_another() => Assert.Equal(
        Enum.GetNames<FailureCause>().Select(cause => Causes + cause.ToLowerInvariant()).Order(),
        Anchors.Where(anchor => anchor.StartsWith(Causes, StringComparison.Ordinal)).Order());

    private static string Anchor(string heading) => NotInAnchors().Replace(heading.ToLowerInvariant(), "").Replace(' ', '-');

    [GeneratedRegex("^#+ (.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex("[^a-z0-9 -]")]
    private static partial Regex NotInAnchors();
}
