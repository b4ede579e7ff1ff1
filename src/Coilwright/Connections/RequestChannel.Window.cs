using Coilwright.Requests;

namespace Coilwright.Connections;

/// <summary>How many requests may be in flight on one connection: as many as the options say, for as long as the peer can take them.</summary>
internal sealed partial class RequestChannel
{
    private const int FirstPatience = 128;
    private const int LongestPatience = 1 << 17;

    private int _window;
    private int _patience = FirstPatience;
    private int _answersSinceLoss;

    /// <summary>
    /// Called under the lock. A request that got no answer while another one to the same device, in flight with it, got its own was lost by a
    /// device that cannot keep several: it gets one at a time. Where the device answered nothing it is merely silent, which proves nothing.
    /// </summary>
    private void NarrowIfLost(LiveConnection live, PendingRequest request)
    {
        if (_window > 1 && request.AnswersBefore != live.AnswersOf(request))
        {
            _window = 1;
            _answersSinceLoss = 0;
            _patience = Math.Min(_patience * 2, LongestPatience);
        }
    }

    /// <summary>
    /// Called under the lock for each answer. What was lost may have been lost by accident: after so many answers in a row the window doubles,
    /// and after each loss it takes twice as many, so that a device that really cannot take several is hardly bothered.
    /// </summary>
    private void WidenIfProved()
    {
        if (_window < _options.MaxInFlight && ++_answersSinceLoss >= _patience)
        {
            _window = Math.Min(_window * 2, _options.MaxInFlight);
            _answersSinceLoss = 0;
        }
    }
}
