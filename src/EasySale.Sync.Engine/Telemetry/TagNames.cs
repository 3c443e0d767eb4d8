namespace EasySale.Sync.Engine.Telemetry;

/// <summary>
/// What spans and figures are told apart by. The first block is OpenTelemetry's own (semantic conventions of HTTP and errors). On figures
/// only tags with a handful of values stand: a tenant, a connection or a run would make one time series each, so those are on spans and in
/// log lines alone.
/// </summary>
public static class TagNames
{
    public const string Method = "http.request.method";
    public const string Status = "http.response.status_code";
    public const string Resend = "http.request.resend_count";
    public const string Server = "server.address";
    public const string Template = "url.template";
    public const string Error = "error.type";

    /// <summary>The connector, such as a web shop of one make.</summary>
    public const string Platform = "easysale.platform";

    public const string Entity = "easysale.entity";

    /// <summary>written, unchanged, skipped or failed.</summary>
    public const string Outcome = "easysale.outcome";

    /// <summary>Who must act on a failure.</summary>
    public const string Cause = "easysale.cause";

    /// <summary>How a run or a delivery ended.</summary>
    public const string Result = "easysale.result";

    public const string Tenant = "easysale.tenant";
    public const string SyncId = "easysale.sync_id";
    public const string Step = "easysale.step";
    public const string Group = "easysale.group";
    public const string Records = "easysale.records";
    public const string Failed = "easysale.failed";
    public const string Connection = "easysale.connection";

    /// <summary>The vendor's own id of the exchange, for its support.</summary>
    public const string VendorTrace = "easysale.vendor_request_id";

    public const string Correlation = "easysale.correlation_id";
}
