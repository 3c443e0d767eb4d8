namespace EasySale.Sync.Engine.Stores.Shapes;

/// <summary>How often a property was there, and of which make.</summary>
/// <param name="Present">Records that had it, null included.</param>
/// <param name="Plain">Of these, those where it was text, a number or a truth value.</param>
/// <param name="Structured">Of these, those where it was a list or an object.</param>
public sealed record PropertyShape(int Present, int Plain, int Structured)
{
    public static readonly PropertyShape Unknown = new(0, 0, 0);

    public static PropertyShape operator +(PropertyShape left, PropertyShape right) =>
        new(left.Present + right.Present, left.Plain + right.Plain, left.Structured + right.Structured);
}
