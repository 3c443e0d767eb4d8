using EasySale.Sync.Engine.Callers;

namespace EasySale.Sync.Hosts.Tests.Access;

/// <summary>Who may use a function, and how to call it so that nothing but the caller decides.</summary>
/// <param name="Function">Its name.</param>
/// <param name="Needs">The least role; null when it is open to everybody.</param>
public sealed record RouteAccess(string Function, Role? Needs)
{
    /// <summary>What the id in its route is of; null for a route without one.</summary>
    public Thing? Of { get; init; }

    /// <summary>A body that is read without complaint; null for none.</summary>
    public string? Body { get; init; }

    /// <summary>The query, with its question mark.</summary>
    public string Query { get; init; } = "";

    public override string ToString() => Function;
}
