// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/explainpane.h"

#include "livefeed.h"
#include "pages/exchangescard.h"
#include "pages/framecard.h"
#include "pages/meterfigures.h"
#include "pages/meterverdict.h"
#include "widgets/button.h"
#include "wirewords.h"
#include "words.h"

#include <QBoxLayout>
#include <QClipboard>
#include <QGuiApplication>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace console {

namespace {

constexpr int StackedBelow = 1000;
constexpr auto ShowEvery = 1s; ///< figures are read, not watched

core::TransportSettings transportOf(const engine::Engine &engine, const core::TransportId &id)
{
    const core::TransportSettings *found = engine.workspace().transport(id);
    return found ? *found : core::TransportSettings();
}

} // namespace

ExplainPane::ExplainPane(const engine::Engine &engine, const engine::DeviceInfo &device, QWidget *parent)
    : QWidget(parent)
    , m_engine(engine)
    , m_device(device)
    , m_place(MeterPlace::of(device.unit, transportOf(engine, device.transport), device.profile.get()))
    , m_columns(new QBoxLayout(QBoxLayout::LeftToRight, this))
    , m_verdict(new MeterVerdict(this))
    , m_exchanges(new ExchangesCard(device.unit, engine.seriesTable(), this))
    , m_frame(new FrameCard(FieldWords::framing(m_place.type),
                            device.profile ? modbus::registerRules(*device.profile) : FieldWords::Rules(),
                            this))
    , m_figures(new MeterFigures(m_place.type == "modbus-tcp"_L1, this))
    , m_copy(new widgets::Button(tr("Copy as text"), widgets::Button::Kind::Quiet, this))
{
    m_columns->setContentsMargins(0, 0, 0, 0);
    m_columns->setSpacing(12);
    auto *left = new QVBoxLayout;
    left->setSpacing(12);
    left->addWidget(m_verdict);
    left->addWidget(m_exchanges, 2);
    left->addWidget(m_frame, 3);
    m_columns->addLayout(left, 64);
    auto *right = new QVBoxLayout;
    right->setSpacing(8);
    right->addWidget(m_figures);
    right->addWidget(m_copy, 0, Qt::AlignTrailing);
    right->addStretch(1);
    m_columns->addLayout(right, 36);
    m_copy->setAccessibleDescription(tr("Puts all that is shown here into the clipboard"));
    connect(m_copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(asText()); });
    connect(m_exchanges, &ExchangesCard::currentChanged, m_frame, &FrameCard::setExchange);
    m_exchanges->setEmptyText(tr("The next exchange appears here as soon as this meter is asked."));
    if (device.profile)
        m_read = modbus::firstRead(*device.profile);
    m_exchanges->offerRead(m_read.has_value(), false);
    connect(m_exchanges, &ExchangesCard::readRequested, this, &ExplainPane::readOnce);
    showVerdict();
}

ExplainPane::~ExplainPane() { watch(false); }

const core::WireUnit *ExplainPane::unit() const
{
    for (const core::WireUnit &unit : m_report.units) {
        if (unit.device == m_device.id)
            return &unit;
    }
    return nullptr;
}

void ExplainPane::showEvent(QShowEvent *event)
{
    watch(true);
    QWidget::showEvent(event);
}

void ExplainPane::hideEvent(QHideEvent *event)
{
    watch(false);
    QWidget::hideEvent(event);
}

void ExplainPane::resizeEvent(QResizeEvent *event)
{
    const int least = widgets::Theme::grow(StackedBelow);
    const auto direction = width() < least ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight;
    if (m_columns->direction() != direction)
        m_columns->setDirection(direction);
    QWidget::resizeEvent(event);
}

void ExplainPane::watch(bool on)
{
    if (on == m_watching)
        return;
    m_watching = on;
    if (on)
        m_engine.watchWire(m_device.transport, this,
                           [this](const core::WireReport &report) { take(report, LiveFeed::now()); });
    else
        m_engine.leaveWire(m_device.transport, this);
}

void ExplainPane::take(const core::WireReport &report, core::UtcTime now)
{
    const bool first = m_report.units.isEmpty();
    m_report = report;
    m_report.records.clear();
    m_hints.take(m_report, now);
    m_exchanges->take(report);
    if (first || now - m_shownAt >= ShowEvery || now < m_shownAt)
        refresh(now);
}

void ExplainPane::refresh(core::UtcTime now)
{
    m_shownAt = now;
    if (const core::WireUnit *known = unit())
        m_figures->setUnit(*known, now);
    showVerdict();
}

void ExplainPane::showVerdict()
{
    for (const engine::TransportInfo &transport : m_engine.transports()) {
        if (transport.id != m_device.transport || transport.state == core::TransportState::Up)
            continue;
        // A line that is down says so itself; no meter is to blame.
        if (transport.lastError) {
            m_verdict->setVerdict(
                tr("This meter is not asked: the way to it is down."), {},
                {{Words::errorSentence(*transport.lastError), Words::errorRemedy(*transport.lastError)}},
                false);
            return;
        }
    }
    const core::WireUnit *known = unit();
    if (!known) {
        m_verdict->setVerdict(tr("Waiting for the bus to tell its figures."), {}, {}, true);
        return;
    }
    const core::WireReport lately = m_hints.lately();
    const MeterFinding finding = MeterHints::judge(m_device.id, lately.units, m_report.units);
    m_verdict->setVerdict(MeterHints::title(finding), MeterHints::evidence(finding, *known),
                          MeterHints::causes(finding, m_place), finding.isWell());
}

void ExplainPane::readOnce()
{
    m_exchanges->offerRead(true, true);
    m_exchanges->setNote(tr("Asking …"));
    core::ProbeRequest request;
    request.unit = m_device.unit;
    request.function = m_read->function;
    request.address = m_read->address;
    request.count = m_read->count;
    m_engine.probe(m_device.transport, request, this, [this](const core::ProbeResult &result) {
        m_exchanges->offerRead(true, false);
        const QString at = Words::clockMillis(result.at);
        const QString ms =
            Words::number(double(result.after.count()) / 1000, result.after.count() < 10'000 ? 1 : 0);
        if (result.isAnswered())
            m_exchanges->setNote(tr("Read once at %1: answered after %2 ms.").arg(at, ms));
        else if (result.sent.isEmpty())
            m_exchanges->setNote(tr("It could not be asked: %1.").arg(result.error.detail));
        else if (result.verdict == "exception"_L1)
            m_exchanges->setNote(
                tr("Read once at %1: %2.").arg(at, WireWords::exception(result.exceptionCode)));
        else
            m_exchanges->setNote(
                tr("Read once at %1, after %2 ms: %3.").arg(at, ms, Words::wireError(result.verdict)));
    });
}

QString ExplainPane::asText() const
{
    const QString head = tr("%1, unit %2 on %3", "meter and bus")
                             .arg(m_device.name)
                             .arg(m_device.unit)
                             .arg(m_place.line.isEmpty() ? m_device.transportName
                                                         : m_device.transportName + u", "_s + m_place.line);
    QStringList parts{head, m_verdict->words(), m_figures->words()};
    if (const QString frame = m_frame->words(); !frame.isEmpty())
        parts << frame;
    return parts.join(u"\n\n"_s) + u'\n';
}

} // namespace console
