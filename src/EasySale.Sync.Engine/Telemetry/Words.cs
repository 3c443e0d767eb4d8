using System.Text.Json;
using EasySale.Sync.Engine.Failures;
using EasySale.Sync.Engine.Stores.Runs;

namespace EasySale.Sync.Engine.Telemetry;

/// <summary>Enumerations as the API spells them, made once.</summary>
internal static class Words
{
    private static readonly Dictionary<FailureCause, string> Causes = Spelled<FailureCause>();
    private static readonly Dictionary<RunStatus, string> Statuses = Spelled<RunStatus>();

    public static string Of(FailureCause cause) => Causes[cause];

    public static string Of(RunStatus status) => Statuses[status];

    private static Dictionary<T, string> Spelled<T>() where T : struct, Enum =>
        Enum.GetValues<T>().ToDictionary(value => value, value => JsonNamingPolicy.CamelCase.ConvertName(value.ToString()));
}
