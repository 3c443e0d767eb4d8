namespace EasySale.Sync.Simulators.WooCommerce;

internal enum FaultKind
{
    /// <summary>Answer something else, and do nothing.</summary>
    Answer,

    /// <summary>Do it, then answer something else.</summary>
    AnswerAfter,

    /// <summary>Close the connection, and do nothing.</summary>
    CloseBefore,

    /// <summary>Do it, then close the connection without an answer.</summary>
    CloseAfter,

    /// <summary>Wait until the test lets go, then go on as usual.</summary>
    Hold,

    /// <summary>Do it, and send half of the answer.</summary>
    Truncate,
}
