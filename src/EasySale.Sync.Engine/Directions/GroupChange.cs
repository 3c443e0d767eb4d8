namespace EasySale.Sync.Engine.Directions;

/// <summary>What became of a field group since both sides last agreed.</summary>
internal enum GroupChange
{
    /// <summary>Both say the same, or what they said then.</summary>
    Agreed,
    Ours,
    Theirs,

    /// <summary>Both sides changed it, and not to the same.</summary>
    Both,
}
