using System.Reflection;
using System.Text.RegularExpressions;
using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Telemetry;
using Microsoft.Extensions.Logging;

namespace EasySale.Sync.Conventions.Tests.House;

/// <summary>What is logged is masked by its type: a log method that takes plain text, or an exception with its message, is refused.</summary>
public partial class LogTests
{
    private static readonly Type[] Harmless = [typeof(LogName), typeof(MaskedFault), typeof(TenantId), typeof(TimeSpan), typeof(DateTimeOffset), typeof(LogLevel)];

    private static readonly MethodInfo[] Methods =
    [
        .. new[] { "Engine", "Connectors", "Azure", "Functions", "Local" }.Select(project => Assembly.Load($"EasySale.Sync.{project}"))
            .SelectMany(assembly => assembly.GetTypes())
            .SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Where(method => method.IsDefined(typeof(LoggerMessageAttribute))),
    ];

    [Fact]
    public void Log_methods_take_numbers_and_types_that_mask_themselves()
    {
        Assert.True(Methods.Length > 10, "The log methods are found.");
        foreach (var method in Methods)
            foreach (var parameter in method.GetParameters().Where(parameter => !typeof(ILogger).IsAssignableFrom(parameter.ParameterType)))
                Assert.True(IsHarmless(parameter.ParameterType), $"{method.DeclaringType!.Name}.{method.Name} takes {parameter.ParameterType.Name} {parameter.Name}.");
    }

    [Fact]
    public void Each_event_has_an_id_of_its_own_and_stands_in_the_papers()
    {
        var ids = typeof(LogEvents).GetFields().Select(field => (int)field.GetRawConstantValue()!).ToList();
        var paper = File.ReadAllText(Path.Combine(Checkout.Root, "docs/telemetry.md"));

        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.Equal(ids.Order(), Methods.Select(method => method.GetCustomAttribute<LoggerMessageAttribute>()!.EventId).Order());
        Assert.All(ids, id => Assert.True(paper.Contains($"{id}", StringComparison.Ordinal), $"docs/telemetry.md lacks {id}."));
    }

    [Fact]
    public void Figures_stand_in_the_papers()
    {
        var paper = File.ReadAllText(Path.Combine(Checkout.Root, "docs/telemetry.md"));
        foreach (var name in typeof(MetricNames).GetFields().Select(field => (string)field.GetRawConstantValue()!)) Assert.Contains($"`{name}`", paper, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_logged_past_the_log_methods()
    {
        foreach (var file in new[] { "Engine", "Connectors", "Azure", "Functions", "Local" }.SelectMany(project => Checkout.Sources($"src/EasySale.Sync.{project}")))
            Assert.False(FreeText().IsMatch(File.ReadAllText(file)), $"{Path.GetFileName(file)} logs plain text.");
    }

    private static bool IsHarmless(Type type)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        return plain.IsEnum || plain.IsPrimitive || plain == typeof(decimal) || Harmless.Contains(plain);
    }

    [GeneratedRegex(@"\.Log(Trace|Debug|Information|Warning|Error|Critical)\(|\.BeginScope\(")]
    private static partial Regex FreeText();
}
