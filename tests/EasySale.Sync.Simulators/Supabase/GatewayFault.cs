namespace EasySale.Sync.Simulators.Supabase;

/// <summary>What happens to a call instead of its normal course.</summary>
public abstract record GatewayFault
{
    private GatewayFault()
    {
    }

    /// <summary>The gateway answers by itself; the database hears nothing of the call.</summary>
    /// <param name="Status">HTTP status.</param>
    /// <param name="Body">JSON, or anything else a gateway might say.</param>
    /// <param name="RetryAfterSeconds">Sent as <c>Retry-After</c> when given.</param>
    public sealed record Answer(int Status, string Body = "", int? RetryAfterSeconds = null) : GatewayFault;

    /// <summary>The connection breaks before the call is carried out.</summary>
    public sealed record DropBefore : GatewayFault;

    /// <summary>The call is carried out, and the connection breaks before the caller learns of it.</summary>
    public sealed record DropAfter : GatewayFault;
}
