using System.Globalization;
using System.Text.Json;
using EasySale.Sync.Connectors.QuickBooks.Reading;
using EasySale.Sync.Connectors.QuickBooks.Wire;
using EasySale.Sync.Engine.Tests.Properties;
using FsCheck;
using FsCheck.Fluent;

namespace EasySale.Sync.Connectors.Tests.QuickBooks.Reading;

/// <summary>Rows come, change and go between pages: a walk by query hides none that was there all the time, and ends.</summary>
public sealed class QueryWalkPropertyTests
{
    private const int PageSize = 7;
    private const int Walks = 1000;
    private static readonly DateTimeOffset Begin = new(2026, 6, 15, 12, 0, 0, TimeSpan.Zero);

    private static readonly Gen<Schedule> Any =
        from rows in Gen.Choose(0, 60)
        from seconds in Gen.Choose(1, 12)
        from moves in Gen.ListOf(Gen.Choose(0, 9999))
        from each in Gen.Choose(0, 9)
        from byStamp in Gen.Elements(true, false)
        from textOrder in Gen.Elements(true, false)
        select new Schedule(rows, seconds, [.. moves], each, byStamp, textOrder);

    [Fact]
    public void What_was_there_all_the_time_is_seen() =>
        FsCheck.Check.One(Cases.Settings(Walks), Prop.ForAll(Any.ToArbitrary(), schedule =>
        {
            var table = new Table(schedule);
            var (stayed, seen, moves) = (table.Rows.Keys.ToHashSet(), new HashSet<int>(), new Queue<int>(schedule.Moves));
            var state = new WalkState { Since = schedule.ByStamp ? Begin : null, Size = PageSize, Most = PageSize };
            for (var pages = 0; ; pages++)
            {
                Assert.True(pages < 500, "The walk does not end.");
                var step = QueryWalk.Advance(state, table.Ask(state));
                seen.UnionWith(step.Fresh.Select(row => int.Parse(row.Id(), CultureInfo.InvariantCulture)));
                if (step.Next is null) break;
                state = step.Next;
                for (var i = 0; i < schedule.MovesBetween && moves.TryDequeue(out var move); i++) stayed.Remove(table.Move(move));
            }

            Assert.Empty(stayed.Except(seen));
        }));

    private sealed class Table
    {
        private readonly Schedule _schedule;
        private int _clock;

        public Table(Schedule schedule)
        {
            (_schedule, _clock) = (schedule, schedule.Seconds);
            Rows = Enumerable.Range(1, schedule.Rows).ToDictionary(id => id, id => (Token: 0, Second: id * 7 % schedule.Seconds));
        }

        public Dictionary<int, (int Token, int Second)> Rows { get; }

        public IReadOnlyList<JsonElement> Ask(WalkState state)
        {
            IEnumerable<KeyValuePair<int, (int Token, int Second)>> rows = Rows.Where(row => state.Since is null || Begin.AddSeconds(row.Value.Second) >= state.Since);
            rows = rows.Order(Comparer<KeyValuePair<int, (int Token, int Second)>>.Create((one, other) =>
                state.Since is not null && one.Value.Second != other.Value.Second ? one.Value.Second.CompareTo(other.Value.Second)
                : _schedule.TextOrder ? string.CompareOrdinal($"{one.Key}", $"{other.Key}") : one.Key.CompareTo(other.Key)));
            return [.. rows.Skip(state.Offset).Take(state.Size).Select(row => Json(row.Key, row.Value.Token, row.Value.Second))];
        }

        /// <summary>Removes, changes or adds a row. Its id.</summary>
        public int Move(int move)
        {
            _clock += move % 3 == 0 ? 1 : 0;
            var ids = Rows.Keys.Order().ToList();
            var id = ids.Count == 0 ? 1000 : ids[move / 10 % ids.Count];
            if (move % 10 < 4) Rows.Remove(id);
            else if (move % 10 < 8 && Rows.TryGetValue(id, out var row)) Rows[id] = (row.Token + 1, _clock);
            else Rows[id = ids.LastOrDefault(1000) + 1] = (0, _clock);
            return id;
        }

        private static JsonElement Json(int id, int token, int second) => JsonElement.Parse(
            $$$"""{"Id":"{{{id}}}","SyncToken":"{{{token}}}","MetaData":{"LastUpdatedTime":"{{{Begin.AddSeconds(second):yyyy-MM-dd'T'HH:mm:ssK}}}"}}""");
    }

    private sealed record Schedule(int Rows, int Seconds, IReadOnlyList<int> Moves, int MovesBetween, bool ByStamp, bool TextOrder);
}
