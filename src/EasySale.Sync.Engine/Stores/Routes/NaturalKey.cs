namespace EasySale.Sync.Engine.Stores.Routes;

/// <summary>By what a record is recognized that no link tells of.</summary>
public enum NaturalKey
{
    Email,
    Sku,
    DisplayName,
}
