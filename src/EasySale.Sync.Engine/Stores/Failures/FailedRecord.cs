using System.Security.Cryptography;
using System.Text;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Failures;

namespace EasySale.Sync.Engine.Stores.Failures;

/// <summary>A record that could not be written: why, who must act, and what to do.</summary>
public sealed record FailedRecord
{
    private const int BytesOfId = 12;

    public required string Id { get; init; }

    public required RecordKind Kind { get; init; }

    public required string SourceId { get; init; }

    /// <summary>Source connection.</summary>
    public required string Source { get; init; }

    /// <summary>Target connection.</summary>
    public required string Target { get; init; }

    public required FailureCause Cause { get; init; }

    public required string Code { get; init; }

    /// <summary>What happened and what to do, for the merchant.</summary>
    public required string Message { get; init; }

    public string? Detail { get; init; }

    public required int Attempts { get; init; }

    public required DateTimeOffset FirstAt { get; init; }

    public required DateTimeOffset LastAt { get; init; }

    /// <summary>The run that failed last.</summary>
    public required string SyncId { get; init; }

    /// <summary>When it is tried again by itself; null when it waits for a person.</summary>
    public DateTimeOffset? NextTryAt { get; init; }

    /// <summary>The id of a record's failure on a route: the same whenever it fails again.</summary>
    public static string IdOf(string source, string target, RecordKey record) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{source}\n{target}\n{record}")).AsSpan(0, BytesOfId));

    /// <summary>A text that <see cref="IdOf"/> may have made.</summary>
    public static bool IsId(string text) => text.Length == 2 * BytesOfId && text.All(char.IsAsciiHexDigitLower);
}
