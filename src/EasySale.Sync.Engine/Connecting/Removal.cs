namespace EasySale.Sync.Engine.Connecting;

/// <summary>What becomes of a system's record whose counterpart was deleted, as the connection is set.</summary>
/// <param name="IsPossible">A run does it. Else it would fail, and nothing be changed.</param>
/// <param name="Told">A sentence for the merchant: what is done; or why it is not, and what to do about that.</param>
public sealed record Removal(bool IsPossible, string Told)
{
    public static Removal Does(string what) => new(true, what);

    public static Removal Cannot(string whyAndWhatToDo) => new(false, whyAndWhatToDo);
}
