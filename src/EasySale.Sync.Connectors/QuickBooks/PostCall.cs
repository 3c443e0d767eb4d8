namespace EasySale.Sync.Connectors.QuickBooks;

/// <summary>One single write.</summary>
/// <param name="Entity">The entity as JSON names it, such as <c>SalesReceipt</c>.</param>
/// <param name="Body">The bare entity, not wrapped.</param>
/// <param name="RequestId">At most 50 characters; the same again is answered as it was the first time.</param>
internal sealed record PostCall(string Entity, ReadOnlyMemory<byte> Body, string RequestId)
{
    /// <summary>The body names the entity it changes.</summary>
    public bool IsUpdate { get; init; }

    /// <summary>Query parameter <c>operation</c>: <c>void</c>, <c>delete</c>, <c>update</c>.</summary>
    public string? Operation { get; init; }

    /// <summary>Its permit was taken before.</summary>
    public bool IsAdmitted { get; init; }

    /// <summary>Query parameter <c>include</c>, such as <c>void</c>.</summary>
    public string? Include { get; init; }
}
