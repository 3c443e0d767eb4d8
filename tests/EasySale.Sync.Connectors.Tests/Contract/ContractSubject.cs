using EasySale.Sync.Engine.Commerce;

namespace EasySale.Sync.Connectors.Tests.Contract;

/// <summary>A running system to hold a connector against: how to reach it, with good and with wrong credentials.</summary>
/// <param name="Settings">Settings that work.</param>
/// <param name="Secrets">Field name → a secret that works.</param>
/// <param name="WrongSecrets">Field name → a well-formed secret the system does not know.</param>
/// <param name="Running">Stops the system.</param>
public sealed record ContractSubject(
    IReadOnlyDictionary<string, string> Settings,
    IReadOnlyDictionary<string, string> Secrets,
    IReadOnlyDictionary<string, string> WrongSecrets,
    IAsyncDisposable Running) : IAsyncDisposable
{
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>The source connection the samples are said to come from.</summary>
    public string SourceId { get; init; } = "source";

    /// <summary>The ordinary record of a kind; another one where the system needs something of its own.</summary>
    public Func<RecordKind, CommerceRecord> Sample { get; init; } = Samples.Of;

    /// <summary>How many records of a kind the system holds; asked for kinds that are written.</summary>
    public Func<RecordKind, Task<int>> Held { get; init; } = kind => throw new InvalidOperationException($"Say how many {kind} there are.");

    public ValueTask DisposeAsync() => Running.DisposeAsync();
}
