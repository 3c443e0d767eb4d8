using EasySale.Sync.Simulators.QuickBooks.Books;

namespace EasySale.Sync.Simulators.QuickBooks;

/// <summary>How a simulated QuickBooks Online is started.</summary>
public sealed record QuickBooksOptions
{
    /// <summary>The loopback port; 0 takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>The companies served, each with its own realm id.</summary>
    public IReadOnlyList<CompanySeed> Companies { get; init; } = [CompanySeed.Named("us")];

    public string ClientId { get; init; } = "ABsimulatedClientId0000000000000000000000000000";

    public string ClientSecret { get; init; } = "simulatedClientSecret000000000000000000";

    /// <summary>The redirect URIs registered for the app; none means any.</summary>
    public IReadOnlyList<string> RedirectUris { get; init; } = [];

    /// <summary>What is uncertain about the books.</summary>
    public CompanySwitches Books { get; init; } = new();

    /// <summary>What is uncertain about the gateway in front of them.</summary>
    public GatewaySwitches Gateway { get; init; } = new();

    /// <summary>What is uncertain about tokens.</summary>
    public OAuthSwitches OAuth { get; init; } = new();

    /// <summary>Whether calls are throttled. A clock that stands still lets ten calls through, then no more.</summary>
    public bool Limits { get; init; } = true;

    /// <summary>The clock of books, tokens and throttles.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>How long each answer takes.</summary>
    public TimeSpan Latency { get; init; } = TimeSpan.Zero;

    /// <summary>Where webhooks go; null: nowhere.</summary>
    public WebhookTarget? Webhooks { get; init; }

    /// <summary>How many calls <see cref="CallLog.Recent"/> keeps; the counts are exact whatever this is.</summary>
    public int KeptCalls { get; init; } = 10_000;
}
