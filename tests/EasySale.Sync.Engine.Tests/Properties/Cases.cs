using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace EasySale.Sync.Engine.Tests.Properties;

/// <summary>
/// How properties are checked, wherever they are: 1,000 cases from one fixed seed, so that a run of the tests never fails by chance and a
/// property that is broken fails until it is mended. The variable <c>EASYSALE_PROPERTY_SEED</c> changes the seed: <c>any</c> draws a new
/// one, and <c>{seed},{odd number}</c> replays the one FsCheck printed where a property failed.
/// </summary>
public static class Cases
{
    public const int Number = 1_000;

    private const string Variable = "EASYSALE_PROPERTY_SEED";
    private const string Any = "any";
    private const ulong Seed = 20_261_121;
    private const ulong Gamma = 9_007_199_254_740_881;

    /// <summary>Holds for every case drawn.</summary>
    /// <param name="given">Draws cases.</param>
    /// <param name="property">Throws where it does not hold.</param>
    public static void Hold<T>(Gen<T> given, Action<T> property) => Check.One(Settings(), Prop.ForAll(given.ToArbitrary(), property));

    /// <inheritdoc cref="Hold{T}(Gen{T}, Action{T})"/>
    public static void Hold<T>(Gen<T> given, Func<T, Task> property) => Hold(given, one => property(one).GetAwaiter().GetResult());

    /// <summary>The same seed for another number of cases.</summary>
    public static Config Settings(int number = Number)
    {
        var settings = Config.QuickThrowOnFailure.WithMaxTest(number).WithQuietOnSuccess(true);
        var chosen = Environment.GetEnvironmentVariable(Variable);
        if (chosen == Any) return settings;
        return string.IsNullOrEmpty(chosen) ? settings.WithReplay(Seed, Gamma) : Replay(settings, chosen.Split(','));
    }

    private static Config Replay(Config settings, string[] seed) =>
        settings.WithReplay(ulong.Parse(seed[0], CultureInfo.InvariantCulture), ulong.Parse(seed[1], CultureInfo.InvariantCulture));
}
