namespace EasySale.Sync.Engine.Telemetry;

/// <summary>Names of the figures. They are an interface: dashboards and alerts name them.</summary>
public static class MetricNames
{
    /// <summary>Counter of records, by platform of the target, entity and outcome.</summary>
    public const string Records = "easysale.sync.records";

    /// <summary>Counter of failures, by platform of the target and cause.</summary>
    public const string Failures = "easysale.sync.failures";

    /// <summary>Counter of runs that ended, by result.</summary>
    public const string Runs = "easysale.sync.runs";

    /// <summary>Histogram of a group's time, in seconds, by platform of the target and entity.</summary>
    public const string Groups = "easysale.sync.group.duration";

    /// <summary>Histogram of calls to vendors, in seconds, by platform and status or error; its count is the number of calls.</summary>
    public const string Calls = "easysale.vendor.call.duration";

    /// <summary>Counter of calls the vendor counts as money, by platform.</summary>
    public const string MeteredCalls = "easysale.vendor.metered_calls";

    /// <summary>Histogram of waits for a permit, in seconds, by platform.</summary>
    public const string Waits = "easysale.limit.wait.duration";

    /// <summary>Histogram of webhook deliveries, in seconds, by platform and result.</summary>
    public const string Deliveries = "easysale.webhook.duration";
}
