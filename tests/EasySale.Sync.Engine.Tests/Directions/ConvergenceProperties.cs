using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Stores.Routes;
using EasySale.Sync.Engine.Tests.Fakes;
using EasySale.Sync.Engine.Tests.Properties;
using FsCheck;
using FsCheck.Fluent;

namespace EasySale.Sync.Engine.Tests.Directions;

/// <summary>Two desks that are edited at will and synchronized at will, on any strategy.</summary>
public sealed class ConvergenceProperties
{
    private static readonly string[] AllIds = [.. Enumerable.Range(1, DeskEdit.Pairs).SelectMany(pair => new[] { $"{pair}", $"r{pair}" })];

    private static readonly Gen<ConflictStrategy> Strategies = Gen.Elements(Enum.GetValues<ConflictStrategy>());

    /// <summary>In which order both sides' news arrive: a direction each, by what changed or by the ids announced.</summary>
    private static readonly Gen<(bool Back, bool Announced)[]> Arrivals =
        Gen.ArrayOf(from back in Gen.Elements(true, false) from announced in Gen.Elements(true, false) select (back, announced)).Resize(4);

    [Fact]
    public void Conflicts_end_the_same_in_whatever_order_news_arrive() => Cases.Hold(
        from strategy in Strategies from edits in Gen.ArrayOf(DeskEdit.Any).Resize(8) from one in Arrivals from other in Arrivals select (strategy, edits, one, other),
        async given =>
        {
            var (strategy, edits, one, other) = given;
            Assert.Equal(await Ends(strategy, edits, one), await Ends(strategy, edits, other));
        });

    [Fact]
    public void When_editing_stops_both_sides_agree_and_one_round_later_all_is_quiet() => Cases.Hold(
        from strategy in Strategies from edits in Gen.ArrayOf(DeskEdit.Any).Resize(8) from arrivals in Arrivals select (strategy, edits, arrivals),
        async given =>
        {
            var (strategy, edits, arrivals) = given;
            var house = await Furnished(strategy);
            await Interleave(house, edits, arrivals);
            await Round(house);
            var took = (house.Left.Took.Count, house.Right.Took.Count);
            await Round(house);
            Assert.Equal(took, (house.Left.Took.Count, house.Right.Took.Count));
            if ((await new DeskApi(house).List()).Items.Count == 0) Assert.Equal(Said(house.Left), Said(house.Right));
        });

    [Fact]
    public void No_edit_is_lost_while_nobody_edits_the_same() => Cases.Hold(
        from edits in Gen.ArrayOf(DeskEdit.Apart).Resize(10) from arrivals in Arrivals select (edits, arrivals),
        async given =>
        {
            var (edits, arrivals) = given;
            var house = await Furnished(ConflictStrategy.Manual);
            var expected = Enumerable.Range(1, DeskEdit.Pairs).ToDictionary(pair => pair, pair => house.Left.Find($"{pair}")!);
            foreach (var edit in edits) expected[edit.Pair] = edit.Edited(expected[edit.Pair]);
            await Interleave(house, edits, arrivals);
            await Round(house);
            Assert.Equal(expected.Values.Select(Said).Order(StringComparer.Ordinal), Said(house.Left));
            Assert.Equal(Said(house.Left), Said(house.Right));
            Assert.Empty(await house.AllConflicts());
        });

    [Fact]
    public void What_is_mapped_on_its_way_is_nobodys_edit() => Cases.Hold(
        from edits in Gen.ArrayOf(DeskEdit.Apart).Resize(10) from arrivals in Arrivals select (edits, arrivals),
        async given =>
        {
            var (edits, arrivals) = given;
            var house = await Furnished(ConflictStrategy.Manual, isMapped: true);
            var expected = Enumerable.Range(1, DeskEdit.Pairs).ToDictionary(pair => pair, pair => house.Left.Find($"{pair}")!);
            foreach (var edit in edits) expected[edit.Pair] = edit.Edited(expected[edit.Pair]);
            await Interleave(house, edits, arrivals);
            await Round(house);
            var took = (house.Left.Took.Count, house.Right.Took.Count);
            await Round(house);
            Assert.Equal(took, (house.Left.Took.Count, house.Right.Took.Count));
            Assert.Equal(expected.Values.Select(customer => Said(customer with { Phone = customer.Phone?.ToUpperInvariant() })).Order(StringComparer.Ordinal), Said(house.Left));
            Assert.Equal(expected.Values.Select(customer => Said(customer with { FirstName = customer.FirstName?.ToUpperInvariant() })).Order(StringComparer.Ordinal), Said(house.Right));
            Assert.Empty(await house.AllConflicts());
        });

    private static async Task<string> Ends(ConflictStrategy strategy, DeskEdit[] edits, (bool Back, bool Announced)[] arrivals)
    {
        var house = await Furnished(strategy);
        foreach (var edit in edits) edit.Do(house);
        foreach (var arrival in arrivals) await Arrive(house, arrival);
        await Round(house);
        var conflicts = (await new DeskApi(house).List()).Items.Select(conflict => $"{conflict.SourceId} {conflict.Shape} {string.Join(' ', conflict.Differs)}");
        return string.Join('\n', [.. Said(house.Left), "right:", .. Said(house.Right), .. conflicts.Order(StringComparer.Ordinal)]);
    }

    private static async Task<DeskHouse> Furnished(ConflictStrategy strategy, bool isMapped = false)
    {
        var house = await DeskHouse.Furnished(strategy, matches: false);
        if (isMapped) await house.Shout("left", "right", "firstName");
        if (isMapped) await house.Shout("right", "left", "phone");
        for (var pair = 1; pair <= DeskEdit.Pairs; pair++) house.Left.Add(new Customer { Id = "", FirstName = $"Old {pair}", Phone = "1" });
        await house.Forth();
        await house.Back();
        return house;
    }

    private static async Task Interleave(DeskHouse house, DeskEdit[] edits, (bool Back, bool Announced)[] arrivals)
    {
        for (var index = 0; index < Math.Max(edits.Length, arrivals.Length); index++)
        {
            if (index < edits.Length) edits[index].Do(house);
            if (index < arrivals.Length) await Arrive(house, arrivals[index]);
        }
    }

    private static Task Arrive(DeskHouse house, (bool Back, bool Announced) arrival)
    {
        string[] ids = arrival.Announced ? [.. AllIds.Where(id => id.StartsWith('r') == arrival.Back)] : [];
        return arrival.Back ? house.Back(ids) : house.Forth(ids);
    }

    /// <summary>Both sides announce everything, then both are asked what changed.</summary>
    private static async Task Round(DeskHouse house)
    {
        foreach (var announced in (bool[])[true, false])
            foreach (var back in (bool[])[false, true]) await Arrive(house, (back, announced));
    }

    private static IEnumerable<string> Said(FakeDesk desk) => desk.Customers.Select(Said).Order(StringComparer.Ordinal);

    private static string Said(Customer customer) =>
        $"{customer.FirstName} | {customer.Company} | {customer.Email} | {customer.Phone} | {customer.Billing?.City}";
}
