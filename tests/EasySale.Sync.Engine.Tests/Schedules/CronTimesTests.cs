using EasySale.Sync.Engine.Operations.Problems;
using EasySale.Sync.Engine.Operations.Schedules;
using EasySale.Sync.Engine.Tests.Operations;
using NodaTime;

namespace EasySale.Sync.Engine.Tests.Schedules;

public class CronTimesTests
{
    public static TheoryData<string> Zones => ["America/Edmonton", "Europe/Berlin", "Australia/Lord_Howe", "America/St_Johns", "Africa/Casablanca"];

    private static DateTimeOffset Utc(string text) => DateTimeOffset.Parse(text + "Z", System.Globalization.CultureInfo.InvariantCulture);

    [Theory]
    [InlineData("30 2 * * *", "2025-03-09T08:00", "2025-03-09T09:00")] // 02:30 does not exist in Edmonton: right after the gap
    [InlineData("30 2 * * *", "2025-03-09T09:00", "2025-03-10T08:30")] // and only once
    [InlineData("*/10 2 * * *", "2025-03-09T08:00", "2025-03-09T09:00")] // six of them, once
    [InlineData("*/10 2 * * *", "2025-03-09T09:00", "2025-03-10T08:00")]
    [InlineData("30 1 * * *", "2025-11-02T00:00", "2025-11-02T07:30")] // 01:30 comes twice: the first
    [InlineData("30 1 * * *", "2025-11-02T07:30", "2025-11-03T08:30")]
    [InlineData("0 0 2 * * *", "2025-11-02T07:30", "2025-11-02T09:00")] // six fields
    public void Summer_time_in_Edmonton(string cron, string after, string next) =>
        Assert.Equal(Utc(next), CronTimes.Of(cron, "America/Edmonton").Next(Utc(after)));

    [Theory]
    [MemberData(nameof(Zones))]
    public void Every_local_day_has_its_occurrence_once_over_ten_years(string zone)
    {
        var tz = DateTimeZoneProviders.Tzdb[zone];
        foreach (var minutes in new[] { 0, 90, 120, 150, 179, 180 })
        {
            var times = CronTimes.Of($"{minutes % 60} {minutes / 60} * * *", zone);
            var all = times.Between(Utc("2020-01-01T12:00"), Utc("2030-01-02T12:00")).ToList();
            var days = all.Select(at => Instant.FromDateTimeOffset(at).InZone(tz).Date).ToList();

            Assert.Equal(days.Distinct().Count(), days.Count);
            Assert.Equal(Period.DaysBetween(days[0], days[^1]) + 1, days.Count);
            Assert.Equal(all.Order(), all);
        }
    }

    [Theory]
    [MemberData(nameof(Zones))]
    public void Asking_from_any_instant_finds_the_same_occurrences(string zone)
    {
        var times = CronTimes.Of("*/20 * * * *", zone);
        foreach (var change in Changes(zone))
        {
            var (from, until) = (change.AddHours(-3), change.AddHours(3));
            var all = times.Between(from, until).ToList();
            for (var at = from; at < until; at = at.AddMinutes(7))
                Assert.Equal(all.Where(one => one > at).Select(one => (DateTimeOffset?)one).FirstOrDefault() ?? times.Next(until), times.Next(at));
        }
    }

    [Theory]
    [InlineData("0 2 * *", "Has 4 fields")]
    [InlineData("0 25 * * *", "Field 2, the hour (0-23), is not valid: \"25\" (position 3)")]
    [InlineData("0 2 * * MOONDAY", "Field 5, the day of the week")]
    [InlineData("99 0 2 * * *", "Field 1, the second (0-59)")]
    [InlineData("0 0 31 2 *", "Never comes")]
    public void A_wrong_expression_is_told_with_field_position_and_example(string cron, string expected)
    {
        var problem = Assert.Throws<ProblemException>(() => ScheduleInput.Read(
            TestHouse.Json($$"""{"credentialId":"a","entityType":"orders","cronExpression":"{{cron}}"}"""), isNew: true)).Problem;

        var message = Assert.Single(problem.Errors!["cronExpression"]);
        Assert.Contains(expected, message);
        Assert.Contains("Example", message);
    }

    [Fact]
    public void A_wrong_zone_is_told_with_the_one_that_may_be_meant()
    {
        var problem = Assert.Throws<ProblemException>(() => ScheduleInput.Read(
            TestHouse.Json("""{"credentialId":"a","entityType":"orders","cronExpression":"0 2 * * *","timezone":"berlin"}"""), isNew: true)).Problem;

        Assert.Contains("Europe/Berlin", Assert.Single(problem.Errors!["timezone"]));
    }

    private static IEnumerable<DateTimeOffset> Changes(string zone) => DateTimeZoneProviders.Tzdb[zone]
        .GetZoneIntervals(Instant.FromDateTimeOffset(Utc("2020-01-02T00:00")), Instant.FromDateTimeOffset(Utc("2030-01-01T00:00")))
        .Skip(1).Select(interval => interval.Start.ToDateTimeOffset());
}
