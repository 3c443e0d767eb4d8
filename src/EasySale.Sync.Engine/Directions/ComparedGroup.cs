namespace EasySale.Sync.Engine.Directions;

/// <summary>A field group of a record on both sides.</summary>
/// <param name="Group">Which.</param>
/// <param name="Ours">Hash of what our side says.</param>
/// <param name="Theirs">Hash of what theirs says, as it is mapped on its way here.</param>
/// <param name="Change">What became of it.</param>
internal sealed record ComparedGroup(FieldGroup Group, string Ours, string Theirs, GroupChange Change)
{
    /// <summary>Hash of what their side says once ours is written there: without what only our system makes of it, and what theirs does not hold.</summary>
    public string Told { get; init; } = GroupHash.Empty;

    /// <summary>Both say the same, each as its system must spell it.</summary>
    public bool IsSpelledApart { get; init; }

    /// <summary>What theirs says is mapped on its way here: though both say the same, each side keeps its own.</summary>
    public bool IsMappedApart { get; init; }

    /// <summary>A person gave other values: neither side's are the base any more.</summary>
    public bool IsCustom { get; init; }
}
