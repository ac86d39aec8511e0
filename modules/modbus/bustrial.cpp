// SPDX-License-Identifier: GPL-3.0-or-later
#include "modbus/bustrial.h"

#include "busline.h"
#include "modbus/modbustransport.h"

#include <QTimer>

namespace modbus {

namespace {

using Steady = std::chrono::steady_clock;

constexpr int GatewayPathUnavailable = 10;
constexpr int GatewayTargetSilent = 11;
constexpr int WordBytes = 2;

std::chrono::milliseconds since(Steady::time_point start)
{
    return std::chrono::ceil<std::chrono::milliseconds>(Steady::now() - start);
}

} // namespace

struct BusTrial::Private
{
    std::unique_ptr<BusLine> line;
    Finding finding;
    std::chrono::milliseconds patience{0};
    quint8 unit = 1;
    bool askedOnce = false;
    quint32 number = 0; ///< of this trial; what an older one still has to say is not heard
    Steady::time_point startedAt{};
};

BusTrial::BusTrial(QObject *parent) : QObject(parent), d(std::make_unique<Private>()) {}

BusTrial::~BusTrial() { stop(); }

bool BusTrial::isRunning() const { return d->line != nullptr; }

void BusTrial::stop()
{
    if (!d->line)
        return;
    // Not deleted at once: who hears found() may stop the trial.
    BusLine *line = d->line.release();
    line->disconnect(this);
    line->close();
    line->deleteLater();
}

void BusTrial::start(const core::TransportSettings &settings, int unit, std::chrono::milliseconds patience)
{
    stop();
    d->finding = {};
    d->patience = patience;
    d->unit = static_cast<quint8>(unit);
    d->askedOnce = false;
    d->startedAt = Steady::now();
    d->line = BusLine::make(settings, {});
    // Queued: a line is not closed from inside its own signal.
    const auto end = [this, number = ++d->number] {
        QMetaObject::invokeMethod(
            this,
            [this, number] {
                if (number != d->number || !d->line)
                    return;
                d->finding.isOver = true;
                stop();
                emit found(d->finding);
            },
            Qt::QueuedConnection);
    };
    const auto ask = [this](QModbusPdu::FunctionCode function) {
        d->startedAt = Steady::now();
        d->line->ask(d->unit, QModbusRequest(function, quint16(0), quint16(1)), WordBytes, d->patience);
    };
    connect(d->line.get(), &BusLine::opened, this, [this, ask] {
        if (d->finding.connected) // made anew after a silence
            return;
        d->finding.connected = true;
        d->finding.connectTime = since(d->startedAt);
        emit found(d->finding);
        if (d->line)
            ask(QModbusPdu::ReadHoldingRegisters);
    });
    connect(d->line.get(), &BusLine::down, this, [this, end](const core::Error &error) {
        d->finding.failure = error;
        end();
    });
    connect(d->line.get(), &BusLine::finished, this, [this, ask, end](quint32, const Answer &answer) {
        d->finding.answerTime = since(d->startedAt);
        switch (answer.kind) {
        case Answer::Kind::Valid:
            d->finding.answer = Finding::Answer::Values;
            break;
        case Answer::Kind::Exception:
            d->finding.exceptionCode = answer.exceptionCode;
            d->finding.answer =
                answer.exceptionCode == GatewayPathUnavailable || answer.exceptionCode == GatewayTargetSilent
                    ? Finding::Answer::NoMeter
                    : Finding::Answer::Exception;
            break;
        case Answer::Kind::Aborted: // down() follows, or nobody waits any more
            return;
        default:
            // Bytes that could not be read say more than the silence after them.
            if (answer.heard > 0)
                d->finding.answer = Finding::Answer::Unreadable;
            else if (d->finding.answer != Finding::Answer::Unreadable)
                d->finding.answer = Finding::Answer::Silence;
            // Not every meter knows function 3.
            if (!std::exchange(d->askedOnce, true)) {
                QTimer::singleShot(0, d->line.get(), [this, ask] {
                    if (d->line && d->line->isOpen() && d->line->room() > 0)
                        ask(QModbusPdu::ReadInputRegisters);
                });
                return;
            }
            break;
        }
        end();
    });
    d->line->open();
}

} // namespace modbus
