using EasySale.Sync.Engine.Stores.Rows;

namespace EasySale.Sync.Local.Hosting;

/// <summary>Cuts a host off its storage, so that a test can end it at any moment as a crash would.</summary>
internal sealed class PowerSwitch
{
    private volatile bool _isCut;

    public void Cut() => _isCut = true;

    /// <summary>Puts the switch between the host's services and its stores.</summary>
    public void Wire(IServiceCollection services)
    {
        Wrap<IRowStore>(services, rows => new SwitchedRows(rows, this));
        Wrap<IBlobStore>(services, blobs => new SwitchedBlobs(blobs, this));
    }

    /// <summary>Goes through while there is power; afterwards never comes back, neither with an answer nor with an error.</summary>
    public async Task<T> Through<T>(Func<Task<T>> call)
    {
        if (_isCut) await Never();
        var answer = await call();
        if (_isCut) await Never();
        return answer;
    }

    private static Task Never() => new TaskCompletionSource().Task;

    private static void Wrap<T>(IServiceCollection services, Func<T, T> wrap)
        where T : class
    {
        if (services.LastOrDefault(service => service.ServiceType == typeof(T)) is not { } inner) return;
        services.Remove(inner);
        services.AddSingleton(provider => wrap((T)(inner.ImplementationInstance
            ?? inner.ImplementationFactory?.Invoke(provider)
            ?? ActivatorUtilities.CreateInstance(provider, inner.ImplementationType!))));
    }
}
