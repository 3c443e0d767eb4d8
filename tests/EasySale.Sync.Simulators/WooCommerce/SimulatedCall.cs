namespace EasySale.Sync.Simulators.WooCommerce;

/// <summary>One call the store got. <see cref="PathAndQuery"/> begins after <c>/wp-json/wc/v3</c>; status 0 = the connection was closed.</summary>
public sealed record SimulatedCall(string Method, string PathAndQuery, int Status);
