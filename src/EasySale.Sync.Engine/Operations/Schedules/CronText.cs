using NCrontab;

namespace EasySale.Sync.Engine.Operations.Schedules;

/// <summary>Reads cron expressions of 5 or 6 fields and says of a wrong one where it is wrong.</summary>
internal static class CronText
{
    private static readonly string[] Fields = ["minute (0-59)", "hour (0-23)", "day of the month (1-31)", "month (1-12)", "day of the week (0-6, 0 is Sunday)"];
    private const string Seconds = "second (0-59)";
    private const string Example = "\"0 2 * * *\" is every day at 02:00, \"*/15 * * * *\" every quarter of an hour, \"30 0 2 * * 1\" every Monday at 02:00:30";

    public static CrontabSchedule? Parse(string expression)
    {
        var parts = Parts(expression);
        return parts.Length is 5 or 6 ? Parse(parts) : null;
    }

    /// <summary>What is wrong, where, with an example; null when nothing is.</summary>
    public static string? Problem(string expression)
    {
        var parts = Parts(expression);
        if (parts.Length is not (5 or 6)) return $"Has {parts.Length} fields, not 5 (minute first) or 6 (second first). Example: {Example}.";
        if (Parse(parts) is { } cron)
            return cron.GetNextOccurrences(new DateTime(2024, 1, 1), new DateTime(2033, 1, 1)).Any() ? null : $"Never comes: there is no such day. Example: {Example}.";
        string[] names = parts.Length == 6 ? [Seconds, .. Fields] : Fields;
        var wrong = Enumerable.Range(0, parts.Length).First(index => Parse(Alone(parts, index)) is null);
        return $"Field {wrong + 1}, the {names[wrong]}, is not valid: \"{parts[wrong]}\" (position {Position(expression, wrong) + 1}). Example: {Example}.";
    }

    private static string[] Parts(string expression) => expression.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    private static CrontabSchedule? Parse(string[] parts) =>
        CrontabSchedule.TryParse(string.Join(' ', parts), new CrontabSchedule.ParseOptions { IncludingSeconds = parts.Length == 6 });

    private static string[] Alone(string[] parts, int index) => [.. parts.Select((part, at) => at == index ? part : "*")];

    private static int Position(string expression, int field)
    {
        var at = 0;
        for (var index = 0; ; index++)
        {
            while (char.IsWhiteSpace(expression[at])) at++;
            if (index == field) return at;
            while (!char.IsWhiteSpace(expression[at])) at++;
        }
    }
}
