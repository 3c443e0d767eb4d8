namespace EasySale.Sync.Engine.Stores.Routes;

/// <summary>Who is right when both sides of a two-way route changed the same. Source and target are meant as the route is stored.</summary>
public enum ConflictStrategy
{
    /// <summary>A person decides; the record waits.</summary>
    Manual,
    SourceWins,
    TargetWins,

    /// <summary>The side whose own stamp is later; the source of truth where they are equal or a side has none.</summary>
    NewestWins,
}
