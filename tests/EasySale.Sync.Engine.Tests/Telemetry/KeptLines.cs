using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace EasySale.Sync.Engine.Tests.Telemetry;

/// <summary>Takes what is logged, line by line.</summary>
internal sealed class KeptLines : ILoggerFactory, ILogger
{
    private readonly ConcurrentQueue<(LogLevel Level, int Event, string Text)> _lines = new();

    public IReadOnlyList<(LogLevel Level, int Event, string Text)> All => [.. _lines];

    public IReadOnlyList<(LogLevel Level, int Event, string Text)> Of(int id) => [.. _lines.Where(line => line.Event == id)];

    public ILogger CreateLogger(string categoryName) => this;

    public bool IsEnabled(LogLevel logLevel) => true;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _lines.Enqueue((logLevel, eventId.Id, $"{formatter(state, exception)}{exception}"));

    public void AddProvider(ILoggerProvider provider)
    {
    }

    public void Dispose()
    {
    }
}
