namespace EasySale.Sync.Simulators.QuickBooks;

/// <summary>Forms a 429 has been seen in.</summary>
public enum ThrottleShape
{
    /// <summary>A <c>Fault</c> as the books answer it.</summary>
    Json,

    /// <summary>The gateway's lower-case <c>fault</c>.</summary>
    LowerCaseJson,

    /// <summary>XML although JSON was asked for.</summary>
    Xml,

    Empty,
}
