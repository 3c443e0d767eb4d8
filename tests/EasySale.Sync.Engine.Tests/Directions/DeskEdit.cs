using EasySale.Sync.Engine.Commerce;
using FsCheck;
using FsCheck.Fluent;

namespace EasySale.Sync.Engine.Tests.Directions;

/// <summary>Something somebody does at one of two desks.</summary>
/// <param name="OnTheLeft">At which.</param>
/// <param name="Pair">To which of the customers both have.</param>
/// <param name="Field">What is changed; beyond the fields: the customer is deleted, or a new one is made.</param>
/// <param name="Value">To what; 0 clears it.</param>
public sealed record DeskEdit(bool OnTheLeft, int Pair, int Field, int Value)
{
    /// <summary>Customers both desks have.</summary>
    public const int Pairs = 3;

    private const int Fields = 5;
    private const int Deletes = 5;

    public static Gen<DeskEdit> Any { get; } =
        from onTheLeft in Gen.Elements(true, false)
        from pair in Gen.Choose(1, Pairs)
        from field in Gen.Frequency((8, Gen.Choose(0, Fields - 1)), (1, Gen.Choose(Deletes, Deletes + 1)))
        from value in Gen.Choose(0, 3)
        select new DeskEdit(onTheLeft, pair, field, value);

    /// <summary>Edits among which deletions are many.</summary>
    public static Gen<DeskEdit> Rough { get; } = Gen.Frequency((4, Any), (1, from edit in Any select edit with { Field = Deletes }));

    /// <summary>Edits that never collide: the left changes some fields, the right others.</summary>
    public static Gen<DeskEdit> Apart { get; } =
        from onTheLeft in Gen.Elements(true, false)
        from pair in Gen.Choose(1, Pairs)
        from field in onTheLeft ? Gen.Choose(0, 1) : Gen.Choose(2, Fields - 1)
        from value in Gen.Choose(0, 3)
        select new DeskEdit(onTheLeft, pair, field, value);

    public string Id => OnTheLeft ? $"{Pair}" : $"r{Pair}";

    private string? Text => Value == 0 ? null : $"{(OnTheLeft ? "left" : "right")} {Value}";

    /// <summary>Does it; nothing to a customer who is gone.</summary>
    public void Do(DeskHouse house)
    {
        var desk = OnTheLeft ? house.Left : house.Right;
        if (Field > Deletes) desk.Add(new Customer { Id = "", FirstName = $"New {desk.Customers.Count} {OnTheLeft}" });
        else if (desk.Find(Id) is null) return;
        else if (Field == Deletes) desk.Delete(Id);
        else desk.Edit(Id, Edited);
    }

    public Customer Edited(Customer customer) => Field switch
    {
        0 => customer with { FirstName = Text },
        1 => customer with { Company = Text },
        2 => customer with { Email = Text },
        3 => customer with { Phone = Text },
        _ => customer with { Billing = new Address { City = Text } },
    };
}
