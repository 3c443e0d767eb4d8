namespace EasySale.Sync.Connectors.WooCommerce.Walks;

/// <summary>What a page brought.</summary>
/// <param name="Fresh">Rows not seen before.</param>
/// <param name="Next">Where the leg goes on; null at its end.</param>
internal sealed record WalkStep(IReadOnlyList<Row> Fresh, WalkState? Next);
