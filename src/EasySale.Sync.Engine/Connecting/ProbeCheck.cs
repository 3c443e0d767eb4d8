namespace EasySale.Sync.Engine.Connecting;

/// <summary>One capability of a connection, tried for real.</summary>
/// <param name="Capability">Such as <c>read orders</c>.</param>
/// <param name="Ok">Whether it works.</param>
/// <param name="Message">What was found; when it does not work, what to do.</param>
/// <param name="Code">The failure's code, null when it works.</param>
public sealed record ProbeCheck(string Capability, bool Ok, string Message, string? Code = null);
