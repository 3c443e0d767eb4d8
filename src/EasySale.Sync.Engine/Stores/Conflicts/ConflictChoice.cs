namespace EasySale.Sync.Engine.Stores.Conflicts;

public enum ConflictChoice
{
    /// <summary>What the route's source says; for several candidates: none of them, it is made.</summary>
    Accept,

    /// <summary>What the route's target says; for several candidates: it is left alone.</summary>
    Reject,

    /// <summary>Values a person gave; for several candidates: one of them.</summary>
    Custom,

    /// <summary>The route's strategy decided.</summary>
    Strategy,

    /// <summary>The two sides agree again by themselves.</summary>
    Vanished,
}
