namespace EasySale.Sync.Engine.Commerce;

public enum OrderLineKind
{
    Item,
    Shipping,
    Fee,
}
