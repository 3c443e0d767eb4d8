namespace EasySale.Sync.Connectors.WooCommerce.Walks;

/// <summary>A part of a walk: one pass over one collection, of one status or all.</summary>
internal sealed record Leg(Collection Collection, Pass Pass, string? Status);
