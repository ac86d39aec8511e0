// SPDX-License-Identifier: GPL-3.0-or-later
#include "gsmmodem.h"

#include "couriers.h"

#include <QCryptographicHash>
#include <QDeadlineTimer>
#include <QFileInfo>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace notify {

namespace {

constexpr auto Look = 100ms;
constexpr auto Quick = 5s; ///< for what a modem answers out of itself
constexpr char Escape = 0x1B;
constexpr char EndOfText = 0x1A;

/// 3GPP TS 27.005, 3.2.5 and 24.011, annex E.
QString meaningOf(int code)
{
    switch (code) {
    case 1:
        return u"(no such number)"_s;
    case 8:
    case 10:
        return u"(sending is barred)"_s;
    case 17:
    case 38:
    case 331:
    case 332:
        return u"(no network)"_s;
    case 21:
        return u"(rejected, often for want of credit)"_s;
    case 27:
        return u"(the telephone is out of service)"_s;
    case 28:
        return u"(the subscriber is not known)"_s;
    case 41:
    case 42:
    case 47:
        return u"(the network is busy)"_s;
    case 50:
        return u"(the contract has no SMS)"_s;
    case 304:
    case 305:
        return u"(the modem does not take the message's form)"_s;
    case 310:
        return u"(no SIM card)"_s;
    case 330:
        return u"(the SMS centre's number is not known)"_s;
    default:
        return {};
    }
}

bool isForGood(int code)
{
    return QList<int>{1, 8, 10, 21, 28, 29, 30, 50, 69, 95, 96, 304, 305}.contains(code);
}

int codeOf(const QString &error)
{
    bool ok = false;
    const int code = error.section(u':', 1).trimmed().toInt(&ok);
    return ok ? code : -1;
}

Delivery inTheWay(Finding finding, const QStringList &facts = {})
{
    return {Outcome::Later, finding, facts, true};
}

} // namespace

GsmModem::GsmModem(const Target &target, const std::atomic<bool> &cancelled)
    : m_port(target.serialPort)
    , m_seconds(QString::number(target.within.count()))
    , m_within(target.within)
    , m_cancelled(cancelled)
{
    m_line.setPortName(target.serialPort);
    m_line.setBaudRate(target.baud);
}

std::optional<Delivery> GsmModem::open()
{
    if (m_line.open(QIODevice::ReadWrite)) {
        m_line.setDataTerminalReady(true); // without it some say nothing; a line without the wire refuses
        m_line.clearError();
        return std::nullopt;
    }
    switch (m_line.error()) {
    case QSerialPort::DeviceNotFoundError:
        return inTheWay(Finding::PortMissing, {m_port});
    case QSerialPort::PermissionError: {
#ifdef Q_OS_WIN
        const bool mayOpen = true;
#else
        const QFileInfo file(m_port.startsWith(u'/') ? m_port : u"/dev/"_s + m_port);
        const bool mayOpen = file.isReadable() && file.isWritable();
#endif
        return inTheWay(mayOpen ? Finding::PortBusy : Finding::PortForbidden, {m_port});
    }
    default:
        return inTheWay(Finding::PortFails, {m_port, m_line.errorString()});
    }
}

GsmModem::Answer GsmModem::ask(const QByteArray &command, std::chrono::milliseconds within, bool wantsPrompt)
{
    m_line.write(command + '\r');
    m_line.flush();
    return listen(command, within, wantsPrompt);
}

GsmModem::Answer GsmModem::listen(const QByteArray &echo, std::chrono::milliseconds within, bool wantsPrompt)
{
    Answer answer;
    const QDeadlineTimer deadline(within);
    for (;;) {
        for (qsizetype end = m_buffer.indexOf('\n'); end >= 0; end = m_buffer.indexOf('\n')) {
            const QByteArray raw = m_buffer.left(end).replace('\r', "").trimmed();
            m_buffer.remove(0, end + 1);
            const QString line = QString::fromLatin1(raw.left(300));
            if (raw.isEmpty() || raw == echo || (echo.size() > 20 && raw.contains(echo)))
                continue;
            if (line == "OK"_L1) {
                answer.end = Answer::End::Ok;
                return answer;
            }
            if (line == "ERROR"_L1 || line.startsWith("+CMS ERROR"_L1) || line.startsWith("+CME ERROR"_L1)) {
                answer.end = Answer::End::Error;
                answer.error = line;
                return answer;
            }
            if (answer.lines.size() < 100)
                answer.lines << line;
        }
        // The prompt has no line end: "\r\n> ".
        if (wantsPrompt && m_buffer.trimmed().endsWith('>')) {
            m_buffer.clear();
            answer.end = Answer::End::Prompt;
            return answer;
        }
        if (m_cancelled) {
            answer.end = Answer::End::Cancelled;
            return answer;
        }
        if (deadline.hasExpired())
            return answer;
        m_line.waitForReadyRead(int(std::min<qint64>(Look.count(), deadline.remainingTime() + 1)));
        m_buffer += m_line.readAll();
        if (m_buffer.size() > 64 * 1024) // a device that is no modem
            m_buffer = m_buffer.right(1024);
        if (!m_line.isOpen() || m_line.error() == QSerialPort::ResourceError) {
            answer.error = m_line.errorString();
            return answer;
        }
    }
}

std::optional<Delivery> GsmModem::makeReady(const QString &pin)
{
    if (const auto trouble = open())
        return trouble;
    // It may still wait for the text of a message that was never finished.
    m_line.write(QByteArray(1, Escape));
    Answer answer;
    for (int attempt = 0; attempt < 3 && answer.end != Answer::End::Ok; ++attempt) {
        answer = ask("AT", std::min<std::chrono::milliseconds>(m_within / 3, 2s));
        if (answer.end == Answer::End::Cancelled)
            return inTheWay(Finding::Interrupted);
    }
    if (answer.end != Answer::End::Ok)
        return inTheWay(Finding::ModemMute, {m_port});
    ask("ATE0", Quick);
    ask("AT+CMEE=1", Quick);
    if (const auto trouble = unlock(pin))
        return trouble;
    if (const auto trouble = findNetwork())
        return trouble;
    answer = ask("AT+CMGF=0", Quick);
    if (answer.end == Answer::End::Cancelled)
        return inTheWay(Finding::Interrupted);
    if (answer.end != Answer::End::Ok)
        return inTheWay(Finding::ModemFails,
                        {u"AT+CMGF=0"_s, answer.error.isEmpty() ? u"no answer"_s : answer.error});
    return std::nullopt;
}

std::optional<Delivery> GsmModem::unlock(const QString &pin)
{
    const Answer state = ask("AT+CPIN?", Quick);
    if (state.end == Answer::End::Cancelled)
        return inTheWay(Finding::Interrupted);
    if (state.end == Answer::End::Silence)
        return inTheWay(Finding::ModemMute, {m_port});
    if (state.end == Answer::End::Error) {
        const int code = codeOf(state.error);
        // 27.007, 9.2: 10 not inserted, 11 PIN, 12 PUK, 13 failure. A bare ERROR tells nothing: go on.
        if (code == 10 || code == 13)
            return inTheWay(Finding::SimMissing, {state.error});
        if (code == 12)
            return inTheWay(Finding::SimPuk);
        return std::nullopt;
    }
    const QString words = state.lines.filter(u"+CPIN:"_s).value(0);
    if (words.contains("PUK"_L1))
        return inTheWay(Finding::SimPuk);
    if (!words.contains("SIM PIN"_L1))
        return std::nullopt;
    const bool digits = std::all_of(pin.begin(), pin.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    if (pin.isEmpty())
        return inTheWay(Finding::SimPin);
    if (!digits || pin.size() < 4 || pin.size() > 8)
        return inTheWay(Finding::SimPinWrong);
    const Answer opened =
        ask("AT+CPIN=\"" + pin.toLatin1() + '"', std::max<std::chrono::milliseconds>(m_within, 10s));
    if (opened.end == Answer::End::Ok)
        return std::nullopt;
    return opened.end == Answer::End::Cancelled ? inTheWay(Finding::Interrupted)
                                                : inTheWay(Finding::SimPinWrong);
}

std::optional<Delivery> GsmModem::findNetwork()
{
    QString said;
    const QDeadlineTimer deadline(m_within);
    // After a PIN it looks for a network for a while.
    do {
        bool known = false;
        for (const char *question : {"AT+CREG?", "AT+CEREG?"}) {
            const Answer answer = ask(question, Quick);
            if (answer.end == Answer::End::Cancelled)
                return inTheWay(Finding::Interrupted);
            const QString line = answer.lines.filter(u"REG:"_s).value(0);
            bool ok = false;
            const int state = line.section(u',', 1, 1).trimmed().toInt(&ok);
            if (answer.end != Answer::End::Ok || !ok)
                continue;
            known = true;
            if (state == 1 || state == 5 || state == 6 || state == 7)
                return std::nullopt;
            said = state == 3 ? u"registration denied"_s : state == 2 ? u"searching"_s : u"not registered"_s;
        }
        if (!known)
            return std::nullopt; // old ones cannot say; sending will tell
        if (said != "searching"_L1)
            break;
        listen({}, 500ms, false);
    } while (!deadline.hasExpired());
    return inTheWay(Finding::NoNetwork, {said});
}

Delivery GsmModem::send(const QList<SmsPdu> &parts)
{
    int sent = 0;
    QString reference;
    for (const SmsPdu &part : parts) {
        const auto partly = [&](const Delivery &end) {
            return sent == 0 ? end
                             : Delivery{Outcome::Unknown,
                                        Finding::SmsPartly,
                                        {QString::number(sent), QString::number(parts.size())}};
        };
        const Answer prompt = ask("AT+CMGS=" + QByteArray::number(part.length), m_within, true);
        if (prompt.end == Answer::End::Error)
            return partly(refused(prompt.error));
        if (prompt.end != Answer::End::Prompt) {
            m_line.write(QByteArray(1, Escape));
            m_line.waitForBytesWritten(int(Look.count()));
            return partly(prompt.end == Answer::End::Cancelled
                              ? inTheWay(Finding::Interrupted)
                              : inTheWay(Finding::Silent, {m_port, m_seconds}));
        }
        m_line.write(part.hex + EndOfText);
        m_line.flush();
        // The network may take its time.
        const Answer end = listen(part.hex, m_within * 2, false);
        if (end.end == Answer::End::Error)
            return partly(refused(end.error));
        if (end.end != Answer::End::Ok)
            return {Outcome::Unknown,
                    end.end == Answer::End::Cancelled ? Finding::Interrupted : Finding::SilentAfter,
                    {m_port},
                    true};
        reference = end.lines.filter(u"+CMGS:"_s).value(0, u"OK"_s);
        ++sent;
    }
    return {Outcome::Sent, Finding::Taken, {reference}};
}

Delivery GsmModem::refused(const QString &error) const
{
    const int code = codeOf(error);
    const QStringList facts{error, meaningOf(code)};
    if (code == 310)
        return inTheWay(Finding::SimMissing, {error});
    return isForGood(code) ? Delivery{Outcome::Refused, Finding::SmsRefused, facts}
                           : Delivery{Outcome::Later, Finding::SmsLater, facts};
}

Delivery deliverByModem(const Target &target, const QString &secret, const Message &message,
                        const std::atomic<bool> &cancelled)
{
    // Parts of one message carry one reference; a repeated attempt the same one.
    const QByteArray hash = QCryptographicHash::hash(message.id.toUtf8(), QCryptographicHash::Sha256);
    const auto parts =
        smsPdus(message.recipient, message.letter.brief, target.parts, quint8(hash.at(0)), target.centre);
    GsmModem modem(target, cancelled);
    if (const auto trouble = modem.makeReady(target.pin ? secret : QString()))
        return *trouble;
    return modem.send(parts);
}

} // namespace notify
