using System.Text.RegularExpressions;

namespace EasySale.Sync.Conventions.Tests.House;

/// <summary>The vendor's rules for orchestrators (DURABLE0001 to 0011), also where its analyzers are not.</summary>
public partial class OrchestratorTests
{
    public static TheoryData<string> Files =>
        [.. Checkout.Sources("src/EasySale.Sync.Functions").Where(file => File.ReadAllText(file).Contains("[OrchestrationTrigger]", StringComparison.Ordinal)).Select(file => Path.GetRelativePath(Checkout.Root, file))];

    [Theory]
    [MemberData(nameof(Files))]
    public void An_orchestrator_uses_nothing_that_a_replay_would_see_otherwise(string file)
    {
        var code = Comment().Replace(File.ReadAllText(Path.Combine(Checkout.Root, file)), "");

        Assert.Empty(Forbidden().Matches(code).Select(match => match.Value));
    }

    [Theory]
    [InlineData("DateTime.UtcNow")]
    [InlineData("Guid.NewGuid()")]
    [InlineData("await Task.Delay(1)")]
    [InlineData("task.ConfigureAwait(false)")]
    [InlineData("Environment.GetEnvironmentVariable(\"X\")")]
    public void The_rule_sees_what_it_is_for(string code) => Assert.Matches(Forbidden(), code);

    [GeneratedRegex(@"//.*")]
    private static partial Regex Comment();

    [GeneratedRegex(@"\b(DateTime(Offset)?\.(Now|UtcNow|Today)|Stopwatch|TimeProvider|Guid\.NewGuid|Random\b|RandomNumberGenerator|Environment\.|IConfiguration|HttpClient|File\.|Task\.(Run|Delay|Yield)|Task\.Factory|Thread\b|Parallel\.|ConfigureAwait|lock\s*\(|Dictionary<|HashSet<|\[DurableClient\])")]
    private static partial Regex Forbidden();
}
