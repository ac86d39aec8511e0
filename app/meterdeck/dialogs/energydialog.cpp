// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/energydialog.h"

#include "dialogs/dialogframe.h"
#include "dialogs/exchangeentry.h"
#include "dialogs/fallreview.h"
#include "dialogs/scrim.h"
#include "fallwords.h"
#include "livefeed.h"
#include "widgets/button.h"
#include "widgets/icon.h"
#include "widgets/label.h"
#include "words.h"

#include <QGridLayout>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using core::Quantity;
using widgets::Button;
using widgets::Label;
using widgets::Role;
using widgets::Token;

namespace console {

namespace {

constexpr int Margin = 20;
constexpr int Across = 640;
constexpr int MostRows = 50; ///< the newest; more falls than these tell of a broken meter
constexpr auto Again = 5s;
constexpr auto Typing = 200ms;

} // namespace

EnergyDialog *EnergyDialog::open(engine::Engine &engine, const core::DeviceId &device, QWidget *parent)
{
    auto *dialog = new EnergyDialog(engine, device, parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    new Scrim(parent->window(), dialog);
    static_cast<QDialog *>(dialog)->open();
    return dialog;
}

EnergyDialog::EnergyDialog(engine::Engine &engine, const core::DeviceId &device, QWidget *parent)
    : QDialog(parent ? parent->window() : nullptr, Qt::Dialog | Qt::FramelessWindowHint)
    , m_engine(engine)
    , m_device(device)
    , m_pages(new QStackedWidget(this))
{
    setWindowTitle(tr("Energy: register, integrated, difference"));
    setModal(true);
    setAttribute(Qt::WA_TranslucentBackground);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(2, 2, 2, 2);
    layout->setSpacing(0);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(Margin, 16, Margin, 12);
    head->setSpacing(12);
    head->addWidget(new widgets::Icon(u"zap"_s, Token::Text, 24, this), 0, Qt::AlignTop);
    auto *texts = new QVBoxLayout;
    texts->setSpacing(2);
    auto *title = new Label(windowTitle(), Role::Title, Token::Text, 600, this);
    title->setWordWrap(true);
    m_subtitle = new Label({}, Role::Body, Token::Text2, 0, this);
    m_subtitle->setWordWrap(true);
    const auto info = m_engine.device(device);
    m_subtitle->setText(info ? info->name : device.toString());
    texts->addWidget(title);
    texts->addWidget(m_subtitle);
    head->addLayout(texts, 1);
    layout->addLayout(head);
    m_pages->addWidget(buildFalls());
    auto *review = new QWidget(m_pages);
    auto *column = new QVBoxLayout(review);
    column->setContentsMargins(Margin, 8, Margin, 16);
    m_review = new FallReview(review);
    column->addWidget(m_review);
    column->addStretch(1);
    m_pages->addWidget(review);
    m_pages->addWidget(buildUndo());
    m_pages->addWidget(buildExchange());
    layout->addWidget(m_pages, 1);
    m_foot = buildFoot();
    layout->addWidget(m_foot);
    layout->addStrut(widgets::Theme::grow(Across));

    m_trySoon.setSingleShot(true);
    m_trySoon.setInterval(Typing);
    connect(&m_trySoon, &QTimer::timeout, this, &EnergyDialog::tryOut);
    m_again.setInterval(Again);
    connect(&m_again, &QTimer::timeout, this, [this] {
        if (m_page == Page::Falls)
            reload();
    });
    m_again.start();
    const auto trySoon = [this] {
        showEffect({});
        m_trySoon.start();
    };
    connect(m_review, &FallReview::changed, this, trySoon);
    connect(m_exchange, &ExchangeEntry::changed, this, trySoon);
    connect(&m_engine, &engine::Engine::eventHappened, this, [this](const core::Event &event) {
        if (event.device == m_device &&
            (event.kind == "register-fell"_L1 || event.kind == "energy-decision"_L1))
            reload();
    });
    goTo(Page::Falls);
    reload();
}

QWidget *EnergyDialog::buildFalls()
{
    auto *page = new QWidget(m_pages);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(Margin, 4, Margin, 12);
    column->setSpacing(12);
    m_figures = new QGridLayout;
    m_figures->setHorizontalSpacing(16);
    m_figures->setVerticalSpacing(6);
    m_figures->setColumnStretch(2, 1);
    column->addLayout(m_figures);
    m_today = new Label({}, Role::Body, Token::Text, 600, page);
    m_today->setWordWrap(true);
    column->addWidget(m_today);
    auto *head = new QHBoxLayout;
    head->setSpacing(12);
    auto *title = new Label(tr("Falls of the registers"), Role::Card, Token::Text, 600, page);
    title->setWordWrap(true);
    m_enter = new Button(tr("Enter an exchange…"), Button::Kind::Normal, page);
    m_enter->setAutoDefault(false);
    m_enter->setAccessibleDescription(tr("Of the meter, where the new one shows more than the old one did"));
    connect(m_enter, &QPushButton::clicked, this, &EnergyDialog::startExchange);
    head->addWidget(title, 1);
    head->addWidget(m_enter);
    column->addLayout(head);
    m_scroll = new QScrollArea(page);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setAccessibleName(tr("Falls of the registers"));
    m_scroll->viewport()->setAutoFillBackground(false);
    column->addWidget(m_scroll, 1);
    return page;
}

QWidget *EnergyDialog::buildUndo()
{
    auto *page = new QWidget(m_pages);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(Margin, 8, Margin, 16);
    column->setSpacing(12);
    m_undoWords = new Label({}, Role::Body, Token::Text2, 0, page);
    m_undoWords->setWordWrap(true);
    m_undoEffect = new Label({}, Role::Body, Token::Text, 600, page);
    m_undoEffect->setWordWrap(true);
    column->addWidget(m_undoWords);
    column->addWidget(m_undoEffect);
    column->addStretch(1);
    return page;
}

QWidget *EnergyDialog::buildExchange()
{
    auto *page = new QWidget(m_pages);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(Margin, 8, Margin, 16);
    m_exchange = new ExchangeEntry(page);
    column->addWidget(m_exchange);
    column->addStretch(1);
    return page;
}

QWidget *EnergyDialog::buildFoot()
{
    auto *foot = new QWidget(this);
    auto *row = new QHBoxLayout(foot);
    row->setContentsMargins(Margin, 12, Margin, 16);
    row->setSpacing(12);
    m_note = new Label({}, Role::Table, Token::Text2, 0, foot);
    m_note->setWordWrap(true);
    row->addWidget(m_note, 1);
    m_back = new Button({}, Button::Kind::Normal, foot);
    m_take = new Button({}, Button::Kind::Primary, foot);
    for (Button *button : {m_back, m_take}) {
        button->setLarge(true);
        button->setAutoDefault(false);
        row->addWidget(button);
    }
    connect(m_back, &QPushButton::clicked, this, &EnergyDialog::goBack);
    connect(m_take, &QPushButton::clicked, this, &EnergyDialog::take);
    return foot;
}

void EnergyDialog::goTo(Page page)
{
    m_page = page;
    m_pages->setCurrentIndex(int(page));
    m_take->setVisible(page != Page::Falls);
    m_back->setText(page == Page::Falls ? tr("Close") : tr("Back"));
    m_take->setText(page == Page::Undo       ? tr("Undo the decision")
                    : page == Page::Exchange ? tr("Enter it")
                                             : tr("Count it so"));
    m_note->setText(page == Page::Falls
                        ? QString()
                        : tr("What was measured stays as it is; only how it is counted changes."));
    if (page == Page::Falls)
        m_back->setFocus();
    else
        m_take->setFocus();
    fit();
}

void EnergyDialog::goBack()
{
    if (m_page == Page::Falls) {
        reject();
        return;
    }
    goTo(Page::Falls);
    reload();
}

void EnergyDialog::reload()
{
    const core::UtcTime now = LiveFeed::now();
    engine::EnergyReviewRequest request;
    request.device = m_device;
    std::tie(request.from, request.to) = FallWords::dayOf(now, now);
    const int asked = ++m_asking;
    m_engine.energyReview(request, this, [this, asked](const engine::EnergyReviewAnswer &answer) {
        if (asked != m_asking)
            return;
        m_answer = answer;
        if (answer.error)
            m_note->setText(Words::errorSentence(*answer.error));
        m_loaded = true;
        showFigures();
        showFalls();
        fit();
        // New labels know how high they are once they are shown.
        QTimer::singleShot(0, this, &EnergyDialog::fit);
        emit loaded();
    });
}

QWidget *EnergyDialog::rowOf(const engine::RegisterFall &fall)
{
    auto *row = new QWidget(m_list);
    auto *across = new QHBoxLayout(row);
    across->setContentsMargins(0, 8, 0, 8);
    across->setSpacing(12);
    across->addWidget(
        new widgets::Icon(FallWords::icon(fall), fall.isOpen() ? Token::High : Token::Text2, 16, row), 0,
        Qt::AlignTop);
    auto *texts = new QVBoxLayout;
    texts->setSpacing(1);
    auto *title = new Label(FallWords::title(fall), Role::Body, Token::Text, 600, row);
    auto *when =
        new Label(tr("%1, %2", "time, figures").arg(Words::moment(fall.fall.at), FallWords::figures(fall)),
                  Role::Table, Token::Text2, 0, row);
    QString meaning = FallWords::meaning(fall);
    if (const QString who = FallWords::provenance(fall); !who.isEmpty())
        meaning = tr("%1 %2", "what it means. Who decided it.").arg(meaning, who);
    auto *what = new Label(meaning, Role::Table, Token::Text2, 0, row);
    for (Label *label : {title, when, what}) {
        label->setWordWrap(true);
        texts->addWidget(label);
    }
    across->addLayout(texts, 1);
    const auto add = [&](const QString &text, Button::Kind kind, auto run) {
        auto *button = new Button(text, kind, row);
        button->setAutoDefault(false);
        button->setAccessibleDescription(title->text() + u", "_s + when->text());
        connect(button, &QPushButton::clicked, this, run);
        across->addWidget(button, 0, Qt::AlignTop);
    };
    if (fall.entered) {
        add(tr("Undo…"), Button::Kind::Normal, [this, fall] { startUndo(fall); });
    } else if (fall.isOpen()) {
        add(tr("Review…"), Button::Kind::Primary, [this, fall] { startReview(fall); });
    } else {
        add(tr("Change…"), Button::Kind::Normal, [this, fall] { startReview(fall); });
        add(tr("Undo…"), Button::Kind::Normal, [this, fall] { startUndo(fall); });
    }
    return row;
}

void EnergyDialog::showFalls()
{
    // The list is made anew only when it says something else: whoever stands on a button stays there.
    const auto words = [](const QList<engine::RegisterFall> &falls) {
        QStringList list;
        for (const engine::RegisterFall &fall : falls)
            list << FallWords::title(fall) + FallWords::figures(fall) + FallWords::meaning(fall) +
                        FallWords::provenance(fall) + Words::moment(fall.fall.at);
        return list;
    };
    QList<engine::RegisterFall> falls;
    for (const engine::RegisterFall &fall : std::as_const(m_answer.falls)) {
        if (falls.size() < MostRows)
            falls << fall;
    }
    const bool same = m_list && words(falls) == words(m_falls);
    m_falls = falls;
    if (same)
        return;
    m_list = new QWidget;
    auto *column = new QVBoxLayout(m_list);
    column->setContentsMargins(0, 0, 8, 0);
    column->setSpacing(0);
    if (m_falls.isEmpty()) {
        auto *none =
            new Label(tr("None is known. Should it be reset, roll over or be exchanged, it stands here."),
                      Role::Body, Token::Text2, 0, m_list);
        none->setWordWrap(true);
        column->addWidget(none);
    }
    for (const engine::RegisterFall &fall : std::as_const(m_falls))
        column->addWidget(rowOf(fall));
    column->addStretch(1);
    m_scroll->setWidget(m_list);
    m_list->setAutoFillBackground(false);
}

void EnergyDialog::startReview(const engine::RegisterFall &fall)
{
    m_fall = fall;
    m_review->setFall(fall);
    goTo(Page::Review);
    tryOut();
}

void EnergyDialog::startUndo(const engine::RegisterFall &fall)
{
    m_fall = fall;
    m_undoWords->setText(
        fall.entered ? tr("%1, %2: %3 After that it counts as if it had never been entered.",
                          "what was entered, figures of the meters, what it means")
                           .arg(FallWords::title(fall), FallWords::figures(fall), FallWords::meaning(fall))
                     : tr("%1, %2: %3 After that it waits for a review again.",
                          "what was decided, figures of the fall, what it means")
                           .arg(FallWords::title(fall), FallWords::figures(fall), FallWords::meaning(fall)));
    goTo(Page::Undo);
    tryOut();
}

void EnergyDialog::startExchange()
{
    QList<ExchangeEntry::Register> registers;
    const auto table = m_engine.seriesTable();
    for (const Quantity quantity :
         {Quantity::EnergyImport, Quantity::EnergyExport, Quantity::ReactiveEnergy}) {
        for (const live::SeriesState &state : m_engine.live().snapshot(m_device)) {
            const core::Series &series = table->at(state.id);
            const ExchangeEntry::Register found{quantity, series.channel};
            if (series.quantity == quantity && !registers.contains(found))
                registers << found;
        }
    }
    if (registers.isEmpty())
        registers << ExchangeEntry::Register{}; // of its past something may be stored
    m_exchange->begin(registers, LiveFeed::now());
    goTo(Page::Exchange);
    tryOut();
}

engine::EnergyDecision EnergyDialog::decisionNow() const
{
    if (m_page == Page::Exchange) {
        const ExchangeEntry::Register chosen = m_exchange->chosen();
        return {m_device,
                chosen.channel,
                chosen.quantity,
                m_exchange->at(),
                m_exchange->decision(),
                Words::person(),
                true};
    }
    engine::EnergyDecision decision{m_fall.device, m_fall.channel,  m_fall.quantity, m_fall.fall.at,
                                    std::nullopt,  Words::person(), m_fall.entered};
    if (m_page == Page::Review)
        decision.decided = m_review->decision();
    return decision;
}

void EnergyDialog::tryOut()
{
    if (m_page == Page::Falls)
        return;
    m_trySoon.stop();
    const QString missing = this->missing();
    m_take->setEnabled(missing.isEmpty());
    if (!missing.isEmpty()) {
        ++m_trying;
        showEffect(missing);
        return;
    }
    engine::EnergyReviewRequest request;
    request.device = m_device;
    request.trial = decisionNow();
    engine::RegisterFall about = m_fall;
    if (m_page == Page::Exchange) {
        about = {};
        about.quantity = request.trial->quantity;
        about.fall.at = request.trial->fallAt;
    }
    std::tie(request.from, request.to) = FallWords::dayOf(about.fall.at, LiveFeed::now());
    const int tried = ++m_trying;
    m_engine.energyReview(request, this, [this, tried, about](const engine::EnergyReviewAnswer &answer) {
        if (tried != m_trying || m_page == Page::Falls)
            return;
        if (answer.error)
            showEffect(Words::errorSentence(*answer.error));
        else if (!answer.wattHours || !answer.tried)
            showEffect(tr("Of that day nothing is stored any more."));
        else
            showEffect(FallWords::effect(about, *answer.wattHours, *answer.tried));
    });
}

void EnergyDialog::showEffect(const QString &sentence)
{
    m_review->setEffect(sentence);
    m_exchange->setEffect(sentence);
    m_undoEffect->setText(sentence);
    fit();
}

QString EnergyDialog::effect() const
{
    return m_page == Page::Undo       ? m_undoEffect->text()
           : m_page == Page::Exchange ? m_exchange->effect()
                                      : m_review->effect();
}

QString EnergyDialog::missing() const
{
    return m_page == Page::Review     ? m_review->missing()
           : m_page == Page::Exchange ? m_exchange->missing()
                                      : QString();
}

void EnergyDialog::take()
{
    if (m_page == Page::Falls || !missing().isEmpty())
        return;
    m_engine.decideEnergy(decisionNow());
    goTo(Page::Falls); // what was stored is read again when the engine tells of it
}

void EnergyDialog::fit()
{
    // Words that take more lines than the layout's least height knows of keep them.
    if (!isVisible())
        return;
    const int rows =
        m_list ? m_list->layout()->totalHeightForWidth(std::max(200, m_scroll->viewport()->width())) : 0;
    const int most = parentWidget() ? parentWidget()->height() * 4 / 10 : 320;
    m_scroll->setMinimumHeight(std::min(std::max(rows, 40), most));
    const int across = std::max(width(), minimumSizeHint().width());
    setMinimumHeight(std::min(layout()->totalHeightForWidth(across),
                              parentWidget() ? parentWidget()->height() - 24 : QWIDGETSIZE_MAX));
    adjustSize();
}

void EnergyDialog::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    fit();
}

void EnergyDialog::paintEvent(QPaintEvent *) { paintDialogFrame(*this, m_foot->geometry().top()); }

} // namespace console
