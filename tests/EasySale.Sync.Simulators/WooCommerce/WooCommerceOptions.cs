namespace EasySale.Sync.Simulators.WooCommerce;

/// <summary>How a simulated store is started.</summary>
public sealed record WooCommerceOptions
{
    /// <summary>The loopback port; 0 takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>
    /// Whether the store believes it is called over TLS although the simulator listens on plain http, so that Basic works.
    /// The request header <c>X-Forwarded-Proto</c> (https or http) overrides it call by call.
    /// </summary>
    public bool TreatAsTls { get; init; } = true;

    /// <summary>The clock beneath the store's own, which <see cref="Shop.Clock"/> can set and skew.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>The site's time zone; the corpus was recorded in this one.</summary>
    public string TimeZone { get; init; } = "America/Toronto";

    /// <summary>The keys the store knows; the first is the demo key.</summary>
    public IReadOnlyList<ApiKey> Keys { get; init; } = [ApiKey.Demo, ApiKey.DemoRead, ApiKey.DemoWrite];

    /// <summary>How many orders to generate beside the recorded ones at the start.</summary>
    public int GenerateOrders { get; init; }

    /// <summary>How many calls <see cref="CallLog.Recent"/> keeps; the counts are exact whatever this is.</summary>
    public int KeptCalls { get; init; } = 10_000;
}
