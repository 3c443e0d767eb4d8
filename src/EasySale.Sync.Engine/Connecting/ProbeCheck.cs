using System.Text.Json.Serialization;

namespace EasySale.Sync.Engine.Connecting;

/// <summary>One capability of a connection, tried for real.</summary>
/// <param name="Capability">Such as <c>read orders</c>.</param>
/// <param name="Ok">Whether it works.</param>
/// <param name="Message">What was found; when it does not work, what to do.</param>
/// <param name="Code">The failure's code, null when it works.</param>
public sealed record ProbeCheck(string Capability, bool Ok, string Message, string? Code = null)
{
    /// <summary>A connection may do without it, as a system that is only read does without writing.</summary>
    public bool IsOptional { get; init; }

    /// <summary>Said of the connection without having tried its system: it works on while nothing else does.</summary>
    public bool IsRemark { get; init; }

    /// <summary>When it stops working, however it is used, unless the account's owner lets us in again; null when never, or not told.</summary>
    [JsonIgnore]
    public DateTimeOffset? EndsAt { get; init; }

    /// <summary>It works, or need not.</summary>
    [JsonIgnore]
    public bool Passes => Ok || IsOptional;
}
