// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/firststartpage.h"

#include "pages/doorpicture.h"
#include "widgets/button.h"
#include "widgets/card.h"
#include "widgets/label.h"
#include "widgets/progressline.h"
#include "widgets/theme.h"
#include "words.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using widgets::Button;
using widgets::Card;
using widgets::Label;
using widgets::Role;
using widgets::Token;

namespace console {

namespace {

/// A door: icon and title, a line of words, a drawing, what to expect, and one button.
struct Door
{
    Card *card;
    QVBoxLayout *body;
};

Door makeDoor(const QString &icon, const QString &title, const QString &subtitle, DoorPicture::Kind picture,
              QWidget *parent)
{
    auto *card = new Card({}, {}, parent);
    auto *body = card->content();
    body->setContentsMargins(24, 24, 24, 20);
    body->setSpacing(12);
    auto *head = new QHBoxLayout;
    head->setSpacing(12);
    auto *mark = new Label({}, Role::Body, Token::Text, 0, card);
    mark->setPixmap(widgets::Theme::of(card).pixmap(icon, Token::Text, 24, card->devicePixelRatioF()));
    auto *texts = new QVBoxLayout;
    texts->setSpacing(0);
    texts->addWidget(new Label(title, Role::Card, Token::Text, 600, card));
    texts->addWidget(new Label(subtitle, Role::Body, Token::Text2, 0, card));
    head->addWidget(mark);
    head->addLayout(texts, 1);
    body->addLayout(head);
    body->addSpacing(8);
    body->addWidget(new DoorPicture(picture, card));
    return {card, body};
}

Label *paragraph(const QString &text, QWidget *parent)
{
    auto *label = new Label(text, Role::Body, Token::Text2, 0, parent);
    label->setWordWrap(true);
    return label;
}

} // namespace

FirstStartPage::FirstStartPage(QWidget *parent) : QWidget(parent)
{
    auto *outer = new QHBoxLayout(this);
    outer->setContentsMargins(48, 48, 48, 32);
    auto *column = new QWidget(this);
    column->setMaximumWidth(1200);
    auto *layout = new QVBoxLayout(column);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(32);
    outer->addWidget(column);

    layout->addStretch(2);
    layout->addWidget(buildHead());

    m_failure = new QWidget(column);
    auto *failure = new QVBoxLayout(m_failure);
    failure->setContentsMargins(0, 0, 0, 0);
    failure->setSpacing(4);
    m_failureTitle = new Label({}, Role::Card, Token::Critical, 600, m_failure);
    m_failureText = paragraph({}, m_failure);
    m_failureText->setTextInteractionFlags(Qt::TextSelectableByMouse);
    failure->addWidget(m_failureTitle);
    failure->addWidget(m_failureText);
    layout->addWidget(m_failure);
    m_failure->hide();

    m_progress = new widgets::ProgressLine({}, column);
    layout->addWidget(m_progress);
    m_progress->hide();

    auto *doors = new QHBoxLayout;
    doors->setSpacing(16);
    doors->addWidget(buildWorkspaceDoor(), 1);
    doors->addWidget(buildDemoDoor(), 1);
    layout->addLayout(doors);
    layout->addStretch(3);
    setFocusProxy(m_open);
}

QWidget *FirstStartPage::buildHead()
{
    auto *head = new QWidget(this);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, 0, 0);
    auto *words = new QVBoxLayout;
    words->setSpacing(12);
    words->addStretch(1);
    words->addWidget(new Label(tr("Hear the first meter."), Role::Hero, Token::Text, 600, head));
    auto *about =
        new Label(tr("Open a workspace that names your buses and brokers, or look around with a simulated "
                     "fleet.\nNothing is sent to any meter until you order it and confirm it."),
                  Role::Card, Token::Text2, 400, head);
    about->setWordWrap(true);
    words->addWidget(about);
    words->addStretch(1);
    row->addLayout(words, 1);
    row->addWidget(new DoorPicture(DoorPicture::Kind::EmptyDial, head));
    return head;
}

QWidget *FirstStartPage::buildWorkspaceDoor()
{
    const Door door =
        makeDoor(u"folder-open"_s, tr("A workspace of yours"),
                 tr("A JSON file: buses, brokers, devices, the database."), DoorPicture::Kind::Wires, this);
    door.body->addWidget(
        paragraph(tr("Meters on a wire stand in the file with their unit and profile. Devices behind "
                     "a broker appear by themselves when they first speak. Passwords never stand in it: "
                     "they come from the environment."),
                  door.card));
    door.body->addSpacing(16);
    door.body->addStretch(1);
    auto *row = new QHBoxLayout;
    m_open = new Button(tr("Open…"), Button::Kind::Primary, door.card);
    m_open->setLarge(true);
    m_open->setKeyHint(tr("Ctrl O"));
    row->addWidget(m_open);
    row->addStretch(1);
    row->addWidget(
        new Label(tr("or drop the file anywhere in this window"), Role::Body, Token::Text2, 0, door.card));
    door.body->addLayout(row);
    connect(m_open, &QPushButton::clicked, this, &FirstStartPage::openRequested);
    return door.card;
}

QWidget *FirstStartPage::buildDemoDoor()
{
    const Door door = makeDoor(u"flask-conical"_s, tr("The demo fleet"),
                               tr("Simulated, and always labelled so."), DoorPicture::Kind::Fleet, this);
    door.body->addWidget(
        paragraph(tr("Real wires inside this computer: a broker and a serial line of their own, with "
                     "meters that obey orders. Your own workspaces stay untouched; everything is gone "
                     "when you leave."),
                  door.card));
    door.body->addSpacing(16);
    door.body->addStretch(1);
    auto *row = new QHBoxLayout;
    m_demo = new Button(tr("Open the demo"), Button::Kind::Normal, door.card);
    m_demo->setLarge(true);
    row->addWidget(m_demo);
    row->addStretch(1);
    row->addWidget(new Label(tr("no network needed"), Role::Body, Token::Text2, 0, door.card));
    door.body->addLayout(row);
    connect(m_demo, &QPushButton::clicked, this, &FirstStartPage::demoRequested);
    return door.card;
}

void FirstStartPage::showDoors(bool enabled)
{
    m_open->setEnabled(enabled);
    m_demo->setEnabled(enabled);
}

void FirstStartPage::showWork(const QString &title)
{
    m_failure->hide();
    m_progress->setTitle(title);
    m_progress->setFraction(std::nullopt);
    m_progress->show();
    showDoors(false);
}

void FirstStartPage::setOpening(const QString &what) { showWork(tr("Opening %1").arg(what)); }

void FirstStartPage::setLeaving() { showWork(tr("Storing what was read, then leaving")); }

void FirstStartPage::setFailure(const core::Error &error)
{
    m_progress->hide();
    m_failureTitle->setText(tr("It could not be opened: %1").arg(Words::errorTitle(error.code)));
    QStringList lines;
    for (const QString &line : {error.where, error.detail, Words::errorRemedy(error)}) {
        if (!line.isEmpty())
            lines << line;
    }
    m_failureText->setText(lines.join(u'\n'));
    m_failure->show();
    showDoors(true);
}

} // namespace console
