using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Stores.Routes;
using EasySale.Sync.Simulators.QuickBooks;
using EasySale.Sync.Simulators.Time;

namespace EasySale.Sync.Connectors.Tests.Echo;

/// <summary>
/// Both sides tell of every change, ours too, and what they tell comes in at our receivers: each edit is written to the other side once,
/// what is told of our own writes is known again, and after that nobody has anything left to say.
/// </summary>
public sealed class EchoTests(EchoDatabase database) : IClassFixture<EchoDatabase>
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    /// <summary>Something was told once, one run wrote it to the other side; that told of it once, and a run found it known.</summary>
    private static readonly EchoRound[] Once = [new(1, 1, 1), new(1, 1, 0)];

    public static MatrixTheoryData<string, RecordKind> Pairs => new(["books, CloudEvents", "books, classic", "rows"], [RecordKind.Customers, RecordKind.Products]);

    [Theory]
    [MemberData(nameof(Pairs))]
    public async Task What_was_made_or_edited_on_one_side_reaches_the_other_once_and_all_is_quiet_within_a_round(string pair, RecordKind kind)
    {
        await using var house = await Start(pair, ConflictStrategy.Manual);
        await house.One.Enter(kind);
        Assert.Equal(Once, await house.Settle());

        var (first, second) = FieldsOf(kind);
        foreach (var (here, field, value) in new[] { (house.One, first, first.One), (house.Other, first, first.Another), (house.Other, second, second.One), (house.One, second, second.Another) })
        {
            await here.Edit(field, value);
            Assert.Equal(Once, await house.Settle());
            await house.SaysOnBoth(field, value);
        }

        Assert.Empty(await house.Open());
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public async Task What_was_emptied_on_one_side_is_emptied_on_the_other_once(string pair, RecordKind kind)
    {
        await using var house = await Known(pair, kind, ConflictStrategy.Manual);
        var (_, field) = FieldsOf(kind);
        foreach (var here in new[] { house.One, house.Other })
        {
            await house.One.Edit(field, field.One);
            await house.Settle();
            await here.Edit(field, "");
            Assert.Equal(Once, await house.Settle());
            await house.SaysOnBoth(field, "");
        }

        Assert.Empty(await house.Open());
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public async Task What_was_made_on_the_other_side_comes_here_once(string pair, RecordKind kind)
    {
        await using var house = await Start(pair, ConflictStrategy.Manual);
        await house.Other.Enter(kind);
        Assert.Equal(Once, await house.Settle());
        var (first, _) = FieldsOf(kind);
        await house.One.Edit(first, first.One);
        Assert.Equal(Once, await house.Settle());
        await house.SaysOnBoth(first, first.One);
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public async Task Edits_of_different_fields_on_both_sides_meet_in_one_write_each(string pair, RecordKind kind)
    {
        await using var house = await Known(pair, kind, ConflictStrategy.Manual);
        var (first, second) = FieldsOf(kind);
        await house.One.Edit(first, first.One);
        await house.Other.Edit(second, second.One);

        Assert.Equal([new(2, 2, 2), new(2, 2, 0)], await house.Settle());

        await house.SaysOnBoth(first, first.One);
        await house.SaysOnBoth(second, second.One);
        Assert.Empty(await house.Open());
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public async Task Where_both_changed_the_same_and_one_side_wins_only_the_other_is_written(string pair, RecordKind kind)
    {
        await using var house = await Known(pair, kind, ConflictStrategy.TargetWins);
        var (field, _) = FieldsOf(kind);
        await house.One.Edit(field, field.One);
        await house.Other.Edit(field, field.Another);

        Assert.Equal([new(2, 2, 1), new(1, 1, 0)], await house.Settle());

        await house.SaysOnBoth(field, field.Another);
        Assert.Empty(await house.Open());
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public async Task Where_a_person_decides_nothing_is_written_and_nobody_speaks_again(string pair, RecordKind kind)
    {
        await using var house = await Known(pair, kind, ConflictStrategy.Manual);
        var (field, _) = FieldsOf(kind);
        await house.One.Edit(field, field.One);
        await house.Other.Edit(field, field.Another);

        Assert.Equal([new(2, 2, 0)], await house.Settle());

        Assert.Equal(["DataMismatch"], await house.Open());
        Assert.Equal((field.One, field.Another), (await house.One.Says(field), await house.Other.Says(field)));
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public async Task What_is_delivered_twice_is_written_once(string pair, RecordKind kind)
    {
        await using var house = await Start(pair, ConflictStrategy.Manual);
        await house.One.Enter(kind);

        Assert.Equal([new(2, 1, 1), new(2, 1, 0)], await house.Settle(eachTwice: true));
    }

    private static (Field First, Field Second) FieldsOf(RecordKind kind) => kind == RecordKind.Customers ? (Field.LastName, Field.Phone) : (Field.Price, Field.Sku);

    private async Task<EchoHouse> Start(string pair, ConflictStrategy strategy)
    {
        var time = new JumpingTime(Noon);
        var shop = new ShopSide(database.NewShop(), time);
        AnnouncingSide other = pair switch
        {
            "rows" => new RowsSide(await database.Started(), shop.Id),
            _ => new BooksSide(time, pair.EndsWith("classic", StringComparison.Ordinal) ? WebhookFormat.Classic : WebhookFormat.CloudEvents),
        };
        return await EchoHouse.Start(time, shop, other, strategy);
    }

    /// <summary>Both sides have the record, and nobody has anything left to say.</summary>
    private async Task<EchoHouse> Known(string pair, RecordKind kind, ConflictStrategy strategy)
    {
        var house = await Start(pair, strategy);
        await house.One.Enter(kind);
        await house.Settle();
        return house;
    }
}
