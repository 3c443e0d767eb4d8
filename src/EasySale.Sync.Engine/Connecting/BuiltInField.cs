namespace EasySale.Sync.Engine.Connecting;

/// <summary>One line of the mapping a target comes with.</summary>
/// <param name="Source">Path of the record, lists as <c>lines[].sku</c>.</param>
/// <param name="Field">The system's own field, as its documentation spells it.</param>
/// <param name="Note">What happens on the way, where something does.</param>
public sealed record BuiltInField(string Source, string Field, string? Note = null);
