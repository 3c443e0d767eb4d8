using System.Net;
using EasySale.Sync.Engine.Failures;

namespace EasySale.Sync.Engine.Http;

/// <summary>Who must act, by HTTP status alone: where a vendor's own table has no better word.</summary>
public static class StatusCauses
{
    public static FailureCause Of(HttpStatusCode status) => (int)status switch
    {
        401 or 403 => FailureCause.FixSettings,
        408 or 425 or 429 or >= 500 => FailureCause.TryAgain,
        404 or 410 or >= 300 and < 400 => FailureCause.FixSettings,
        409 or 412 => FailureCause.TryAgain,
        _ => FailureCause.OurBug,
    };
}
