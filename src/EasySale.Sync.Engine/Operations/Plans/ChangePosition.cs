using System.Globalization;

namespace EasySale.Sync.Engine.Operations.Plans;

/// <summary>A change of a plan: step, group, and its number there.</summary>
internal readonly record struct ChangePosition(int Step, long Group, int Number)
{
    public static ChangePosition? Parse(string text)
    {
        var parts = text.Split('.');
        return parts.Length == 3 && Whole(parts[0], out var step) && Whole(parts[1], out var group) && Whole(parts[2], out var number)
            ? new ChangePosition(step, group, number)
            : null;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Step}.{Group}.{Number}");

    private static bool Whole(string text, out int number) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
