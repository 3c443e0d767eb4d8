using EasySale.Sync.Engine.Stores.Routes;
using EasySale.Sync.Simulators.QuickBooks;
using EasySale.Sync.Simulators.Supabase;
using EasySale.Sync.Simulators.Time;

namespace EasySale.Sync.Connectors.Tests.Echo;

/// <summary>
/// Both sides tell of every change, ours too, and what they tell comes in at our receivers: each edit is written to the other side once,
/// what is told of our own writes is known again, and after that nobody has anything left to say.
/// </summary>
public sealed class EchoTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    /// <summary>Something was told once, one run wrote it to the other side; that told of it once, and a run found it known.</summary>
    private static readonly EchoRound[] Once = [new(1, 1, 1), new(1, 1, 0)];

    public static TheoryData<string> Pairs => ["books, CloudEvents", "books, classic", "rows"];

    [Theory]
    [MemberData(nameof(Pairs))]
    public async Task What_was_made_or_edited_on_one_side_reaches_the_other_once_and_all_is_quiet_within_a_round(string pair)
    {
        await using var house = await Start(pair, ConflictStrategy.Manual);
        await house.One.Enter();
        Assert.Equal(Once, await house.Settle());

        foreach (var (here, there, field, value) in new[] { (house.One, house.Other, Field.LastName, "Lovelace"), (house.Other, house.One, Field.LastName, "King"), (house.Other, house.One, Field.Phone, "555-0100"), (house.One, house.Other, Field.Phone, "555-0199") })
        {
            await here.Edit(field, value);
            Assert.Equal(Once, await house.Settle());
            Assert.Equal(value, await there.Says(field));
        }

        Assert.Empty(await house.Open());
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public async Task Edits_of_different_fields_on_both_sides_meet_in_one_write_each(string pair)
    {
        await using var house = await Known(pair, ConflictStrategy.Manual);
        await house.One.Edit(Field.LastName, "Lovelace");
        await house.Other.Edit(Field.Phone, "555-0100");

        Assert.Equal([new(2, 2, 2), new(2, 2, 0)], await house.Settle());

        await house.SaysOnBoth(Field.LastName, "Lovelace");
        await house.SaysOnBoth(Field.Phone, "555-0100");
        Assert.Empty(await house.Open());
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public async Task Where_both_changed_the_same_and_one_side_wins_only_the_other_is_written(string pair)
    {
        await using var house = await Known(pair, ConflictStrategy.TargetWins);
        await house.One.Edit(Field.LastName, "Lovelace");
        await house.Other.Edit(Field.LastName, "King");

        Assert.Equal([new(2, 2, 1), new(1, 1, 0)], await house.Settle());

        await house.SaysOnBoth(Field.LastName, "King");
        Assert.Empty(await house.Open());
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public async Task Where_a_person_decides_nothing_is_written_and_nobody_speaks_again(string pair)
    {
        await using var house = await Known(pair, ConflictStrategy.Manual);
        await house.One.Edit(Field.LastName, "Lovelace");
        await house.Other.Edit(Field.LastName, "King");

        Assert.Equal([new(2, 2, 0)], await house.Settle());

        Assert.Equal(["DataMismatch"], await house.Open());
        Assert.Equal(("Lovelace", "King"), (await house.One.Says(Field.LastName), await house.Other.Says(Field.LastName)));
    }

    private static async Task<EchoHouse> Start(string pair, ConflictStrategy strategy)
    {
        var time = new JumpingTime(Noon);
        var shop = new ShopSide(time);
        AnnouncingSide other = pair switch
        {
            "rows" => new RowsSide(await LocalSupabase.StartAsync(cancellation: TestContext.Current.CancellationToken), shop.Id),
            _ => new BooksSide(time, pair.EndsWith("classic", StringComparison.Ordinal) ? WebhookFormat.Classic : WebhookFormat.CloudEvents),
        };
        return await EchoHouse.Start(time, shop, other, strategy);
    }

    /// <summary>Both sides have the customer, and nobody has anything left to say.</summary>
    private static async Task<EchoHouse> Known(string pair, ConflictStrategy strategy)
    {
        var house = await Start(pair, strategy);
        await house.One.Enter();
        await house.Settle();
        return house;
    }
}
