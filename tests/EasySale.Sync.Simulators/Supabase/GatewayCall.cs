namespace EasySale.Sync.Simulators.Supabase;

/// <summary>A request as it reached the gateway.</summary>
/// <param name="Method">Such as POST.</param>
/// <param name="Path">With the query, from <c>/rest/v1/</c> on.</param>
public sealed record GatewayCall(string Method, string Path);
