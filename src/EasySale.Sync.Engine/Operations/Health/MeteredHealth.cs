using EasySale.Sync.Engine.Stores.Limits;

namespace EasySale.Sync.Engine.Operations.Health;

/// <summary>The metered calls of a connection in this calendar month (UTC).</summary>
/// <param name="Calls">So far.</param>
/// <param name="Forecast">At its end, if the rest is like the last seven days.</param>
/// <param name="Warning">From how many on the tenant wants to be warned.</param>
/// <param name="IsHigh">The calls or the forecast have reached that.</param>
public sealed record MeteredHealth(long Calls, long Forecast, long Warning, bool IsHigh)
{
    public static MeteredHealth Of(MonthOfCalls month, int warning, DateTimeOffset now)
    {
        var forecast = month.Forecast(now);
        return new MeteredHealth(month.Calls, forecast, warning, forecast >= warning);
    }
}
