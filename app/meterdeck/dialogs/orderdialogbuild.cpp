// SPDX-License-Identifier: GPL-3.0-or-later
// The part of OrderDialog that builds it, fits it to its screen and paints its frame.
#include "dialogs/orderdialog.h"

#include "dialogs/countdown.h"
#include "dialogs/dialogframe.h"
#include "dialogs/dialoghead.h"
#include "dialogs/inset.h"
#include "widgets/button.h"
#include "widgets/holdbutton.h"
#include "widgets/label.h"
#include "widgets/outcomeview.h"
#include "widgets/theme.h"
#include "words.h"

#include <QEvent>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScreen>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using widgets::Button;
using widgets::Label;
using widgets::Role;
using widgets::Theme;
using widgets::Token;

namespace console {

namespace {

constexpr int Width = 696;
constexpr int OutcomeWidth = 560;
constexpr int OutcomeHeight = 480;
constexpr int Margin = 20;
constexpr int Frame = 2;
constexpr int Around = 24; ///< what stays free of the window

} // namespace

OrderDialog::OrderDialog(OrderContext context, const QString &iconName, const QString &title, QWidget *parent)
    : QDialog(parent, Qt::Dialog | Qt::FramelessWindowHint), m_context(std::move(context))
{
    setWindowTitle(title);
    setModal(true);
    setAttribute(Qt::WA_TranslucentBackground);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Frame, Frame, Frame, Frame);
    layout->setSpacing(0);
    layout->setSizeConstraint(QLayout::SetNoConstraint);
    m_head = new DialogHead(
        iconName, title,
        m_context.place.isEmpty() ? m_context.name
                                  : tr("%1, %2", "device and place").arg(m_context.name, m_context.place),
        m_context.device.toString() == m_context.name ? QString() : m_context.device.toString(), this);
    layout->addWidget(m_head);
    m_pages = new QStackedWidget;
    m_pages->addWidget(buildConfirm());
    m_pages->addWidget(buildOutcome());
    // On a small screen, or with large fonts, the middle scrolls; head and buttons stay in sight.
    m_scroll = new QScrollArea(this);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->viewport()->setAutoFillBackground(false);
    m_scroll->setWidget(m_pages);
    m_pages->setAutoFillBackground(false);
    layout->addWidget(m_scroll, 1);
    layout->addWidget(buildFoot());
    for (int at = 0; at < m_pages->count(); ++at)
        m_pages->widget(at)->installEventFilter(this);
    connect(&m_second, &QTimer::timeout, this, &OrderDialog::countDown);
    m_second.start(std::chrono::milliseconds(250));
    m_idle.start();
}

QWidget *OrderDialog::buildConfirm()
{
    auto *page = new QWidget(m_pages);
    m_body = new QVBoxLayout(page);
    m_body->setContentsMargins(Margin, 16, Margin, 16);
    m_body->setSpacing(16);
    return page;
}

QWidget *OrderDialog::buildOutcome()
{
    auto *page = new QWidget(m_pages);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(Margin, 16, Margin, 16);
    layout->setSpacing(8);
    m_earlier = new Label({}, Role::Body, Token::Text2, 0, page);
    m_earlier->setWordWrap(true);
    m_earlier->hide();
    layout->addWidget(m_earlier);
    m_outcome = new widgets::OutcomeView(page);
    layout->addWidget(m_outcome);
    m_evidence = new QPlainTextEdit(page);
    m_evidence->setReadOnly(true);
    m_evidence->setTabChangesFocus(true);
    m_evidence->setFont(Theme::of(this).font(Role::Mono));
    m_evidence->setAccessibleName(tr("Evidence"));
    m_evidence->setMinimumHeight(180);
    m_evidence->hide();
    layout->addWidget(m_evidence, 1);
    layout->addStretch(1);
    return page;
}

QWidget *OrderDialog::buildFoot()
{
    m_foot = new QWidget(this);
    m_footLayout = new QBoxLayout(QBoxLayout::LeftToRight, m_foot);
    m_footLayout->setContentsMargins(Margin, 12, Margin, 12);
    m_footLayout->setSpacing(12);
    m_footWords = new Label({}, Role::Table, Token::Text2, 0, m_foot);
    m_footWords->setWordWrap(true);
    m_footButtons = new QWidget(m_foot);
    auto *row = new QHBoxLayout(m_footButtons);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(12);
    m_evidenceButton = new Button(tr("Evidence"), Button::Kind::Quiet, m_foot);
    m_evidenceButton->setLarge(true);
    m_evidenceButton->setAutoDefault(false);
    m_evidenceButton->hide();
    m_cancel = new Button(tr("Cancel"), Button::Kind::Normal, m_footButtons);
    m_cancel->setLarge(true);
    m_cancel->setKeyHint(tr("Esc"));
    m_cancel->setAutoDefault(false);
    m_hold = new widgets::HoldButton({}, m_footButtons);
    m_hold->setKeyHint(tr("Space"));
    row->addStretch(1);
    row->addWidget(m_cancel);
    row->addWidget(m_hold, 1);
    m_footLayout->addWidget(m_evidenceButton);
    m_footLayout->addWidget(m_footWords, 1);
    m_footLayout->addWidget(m_footButtons);
    connect(m_cancel, &QPushButton::clicked, this, &OrderDialog::reject);
    connect(m_evidenceButton, &QPushButton::clicked, this, &OrderDialog::toggleEvidence);
    connect(m_hold, &widgets::HoldButton::held, this, &OrderDialog::held);
    connect(m_hold, &widgets::HoldButton::progressChanged, this, [this](double progress) {
        stayOpen();
        if (m_phase == Phase::Confirm)
            m_footWords->setText(tr("Held %1 of 1.2 s; let go to stop.\nA change of state cancels it.")
                                     .arg(Words::number(1.2 * progress, 1)));
    });
    connect(m_hold, &widgets::HoldButton::holdCancelled, this, &OrderDialog::updateFoot);
    return m_foot;
}

QVBoxLayout *OrderDialog::addPart(const QString &title)
{
    auto *part = new QVBoxLayout;
    part->setSpacing(8);
    if (!title.isEmpty())
        part->addWidget(new Label(title, Role::Body, Token::Text, 600, this));
    m_body->addLayout(part);
    return part;
}

void OrderDialog::complete(const QString &holdText)
{
    auto *checked = addPart(tr("Checked just now"));
    m_checks = new CheckList(this);
    checked->addWidget(m_checks);
    buildObstacle();
    checked->addWidget(m_obstacle);
    auto *frame = new Inset(this);
    auto *inner = new QVBoxLayout(frame);
    inner->setContentsMargins(12, 8, 12, 8);
    m_sent = new Label({}, Role::Mono, Token::Text, 0, frame);
    m_sent->setTextFormat(Qt::RichText);
    m_sent->setWordWrap(true);
    m_sent->setAlignment(Qt::AlignLeft | Qt::AlignAbsolute); // bytes, in every language
    m_sent->setTextInteractionFlags(Qt::TextSelectableByMouse);
    inner->addWidget(m_sent);
    addPart(tr("Exactly what is sent"))->addWidget(frame);
    m_reason = new QLineEdit(this);
    m_reason->setMaxLength(500);
    m_reason->setMinimumHeight(32);
    m_reason->setAccessibleName(tr("Reason, kept in the audit"));
    m_reason->setPlaceholderText(tr("why, for whoever reads it later; may stay empty"));
    connect(m_reason, &QLineEdit::textEdited, this, &OrderDialog::stayOpen);
    addPart(tr("Reason, kept in the audit"))->addWidget(m_reason);
    m_hold->setText(holdText);
    m_hold->setAccessibleName(holdText);
    setTabOrder(m_reason, m_cancel);
    setTabOrder(m_cancel, m_hold);
    m_hold->setFocus();
    m_head->countdown()->setTitle(tr("To confirm"));
    m_head->countdown()->show();
    refresh();
    countDown();
    fit();
}

void OrderDialog::buildObstacle()
{
    m_obstacle = new Inset(this);
    auto *row = new QHBoxLayout(m_obstacle);
    row->setContentsMargins(12, 8, 12, 8);
    row->setSpacing(12);
    auto *words = new Label(
        tr("The open order changes a reporting interval: it was sent, and only its proof is measured, which "
           "can take minutes. If you stop waiting, it ends as \"No answer\", and this order can go out."),
        Role::Body, Token::Text2, 0, m_obstacle);
    words->setWordWrap(true);
    m_stopWaiting = new Button(tr("Stop waiting"), Button::Kind::Normal, m_obstacle);
    m_stopWaiting->setAutoDefault(false);
    row->addWidget(words, 1);
    row->addWidget(m_stopWaiting);
    m_obstacle->hide();
    connect(m_stopWaiting, &QPushButton::clicked, this, [this] {
        stayOpen();
        const commands::Known known = m_context.known();
        if (!known.open || !known.openOnlyMeasured)
            return;
        m_stopWaiting->setEnabled(false);
        emit stopWaitingRequested(*known.open);
        refresh();
    });
}

void OrderDialog::fit()
{
    const QSize window = parentWidget() ? parentWidget()->window()->size() : QSize();
    const QSize room = screen()->availableSize().expandedTo(window) - QSize(2 * Around, 2 * Around);
    const int wished = (m_phase == Phase::Confirm ? Width : OutcomeWidth) * Theme::scale() / 100;
    const int width = std::min(wished, room.width());
    const QSize buttons = m_footButtons->sizeHint();
    const bool narrow = buttons.width() + width / 4 > width - 2 * Margin;
    m_footLayout->setDirection(narrow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    const auto heightOf = [](const QWidget *part, int across) {
        QLayout *layout = part->layout();
        layout->activate();
        return layout->hasHeightForWidth() ? layout->heightForWidth(across) : layout->sizeHint().height();
    };
    const int across = width - 2 * Frame;
    int height = heightOf(m_head, across) + heightOf(m_foot, across) + 2 * Frame;
    height += heightOf(m_pages->currentWidget(), across);
    if (m_phase != Phase::Confirm)
        height = std::max(height, OutcomeHeight);
    setFixedSize(width, std::min(height, room.height()));
}

bool OrderDialog::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::LayoutRequest && watched == m_pages->currentWidget())
        QMetaObject::invokeMethod(this, &OrderDialog::fit, Qt::QueuedConnection);
    return QDialog::eventFilter(watched, event);
}

void OrderDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() != QEvent::PaletteChange && event->type() != QEvent::StyleChange)
        return;
    if (m_evidence)
        m_evidence->setFont(Theme::of(this).font(Role::Mono));
    if (m_sent) {
        m_sent->setText(sentText());
        fit();
    }
}

void OrderDialog::paintEvent(QPaintEvent *) { paintDialogFrame(*this, m_foot->geometry().top()); }

} // namespace console
