using System.Globalization;
using EasySale.Sync.Engine.Mapping.Values;
using NodaTime;
using static EasySale.Sync.Engine.Mapping.Functions.ParameterKind;

namespace EasySale.Sync.Engine.Mapping.Functions;

/// <summary>Functions on dates. A date is an instant in UTC; a zone says on which day that is for people.</summary>
internal static class DateFunctions
{
    private const int MostDays = 36_500;

    private static readonly FunctionParameter InZone = new("zone", Zone, "The IANA time zone, such as Europe/Berlin; UTC when left out.");

    public static readonly IReadOnlyList<MappingFunction> All =
    [
        new("toDate", MappedType.Any, MappedType.Date, "Reads a date out of a text; nothing when it is none.", "format \"dd.MM.yyyy\", zone \"Europe/Berlin\": \"01.11.2026\" → 2026-10-31T23:00:00Z")
        {
            Parameters = [new("format", DateFormat, "How the text is written; 2026-11-01 or 2026-11-01T08:30:00Z when left out."), InZone],
            Apply = (value, by, _) => value is string text && by.Text("format") is { } format ? Parse(text, format, by.Zone("zone")) : MappedValue.Date(value),
        },
        new("shiftDate", MappedType.Date, MappedType.Date, "Moves a date.", "days 14: 2026-11-01T08:30:00Z → 2026-11-15T08:30:00Z")
        {
            Parameters =
            [
                new("months", Whole, "Calendar months; negative goes back.") { Least = -1200, Most = 1200 },
                new("days", Whole, "Days of 24 hours; negative goes back.") { Least = -MostDays, Most = MostDays },
                new("minutes", Whole, "Minutes; negative goes back.") { Least = -525_600, Most = 525_600 },
            ],
            Apply = (value, by, _) => Shift((DateTimeOffset)value!, by),
        },
        new("formatDate", MappedType.Date, MappedType.Text, "Writes a date as text, in a time zone.", "format \"dd.MM.yyyy\", zone \"Europe/Berlin\": 2026-10-31T23:30:00Z → \"01.11.2026\"")
        {
            Parameters = [new("format", DateFormat, "Letters y M d H h m s t, separators and 'quoted text'.") { Required = true }, InZone],
            Apply = (value, by, _) => Local((DateTimeOffset)value!, by.Zone("zone")).ToString(by.Text("format"), CultureInfo.InvariantCulture),
        },
        new("startOfDay", MappedType.Date, MappedType.Date, "The midnight a day begins with, in a time zone.", "zone \"Europe/Berlin\": 2026-11-01T08:30:00Z → 2026-10-31T23:00:00Z")
        {
            Parameters = [InZone],
            Apply = (value, by, _) => Instant.FromDateTimeOffset((DateTimeOffset)value!).InZone(by.Zone("zone")).Date.AtStartOfDayInZone(by.Zone("zone")).ToInstant().ToDateTimeOffset(),
        },
    ];

    private static DateTime Local(DateTimeOffset instant, DateTimeZone zone) => Instant.FromDateTimeOffset(instant).InZone(zone).ToDateTimeUnspecified();

    private static object? Parse(string text, string format, DateTimeZone zone) =>
        DateTime.TryParseExact(text.Trim(), format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) && MappedValue.Date(new DateTimeOffset(local, TimeSpan.Zero)) is not null
            ? LocalDateTime.FromDateTime(DateTime.SpecifyKind(local, DateTimeKind.Unspecified)).InZoneLeniently(zone).ToInstant().ToDateTimeOffset()
            : null;

    private static object? Shift(DateTimeOffset instant, BoundArguments by)
    {
        try
        {
            return MappedValue.Date(instant.AddMonths(by.Whole("months") ?? 0).AddDays(by.Whole("days") ?? 0).AddMinutes(by.Whole("minutes") ?? 0));
        }
        catch (ArgumentOutOfRangeException)
        {
            return null;
        }
    }
}
