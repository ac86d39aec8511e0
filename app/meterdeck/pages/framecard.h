// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/exchangesmodel.h"
#include "models/fieldsmodel.h"
#include "widgets/card.h"

class QBoxLayout;

namespace widgets {
class ByteView;
class Label;
class TableView;
} // namespace widgets

namespace console {

/// One exchange: its bytes, and beside them what each of them is and says. A chosen field marks its bytes, a
/// chosen byte its field; the mouse over a field marks them for a look. GUI thread.
class FrameCard : public widgets::Card
{
    Q_OBJECT

public:
    FrameCard(modbus::Framing framing, FieldWords::Rules rules, QWidget *parent = nullptr);

    /// Hides itself for nullptr.
    void setExchange(const Exchange *exchange);
    FieldsModel &fields() { return m_model; }
    widgets::ByteView *requestBytes() const { return m_request; }
    widgets::ByteView *answerBytes() const { return m_answer; }
    widgets::TableView *table() const { return m_table; }
    /// All of it, a line each.
    QString words() const;

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *buildBytes();
    void fitHeight();
    void mark(int row);
    void choose(bool heard, int run);
    void tellAbout(int row);

    modbus::Framing m_framing;
    FieldWords::Rules m_rules;
    FieldsModel m_model;
    QBoxLayout *m_columns = nullptr;
    widgets::Label *m_requestTitle = nullptr;
    widgets::Label *m_answerTitle = nullptr;
    widgets::ByteView *m_request = nullptr;
    widgets::ByteView *m_answer = nullptr;
    widgets::Label *m_name = nullptr;
    widgets::Label *m_place = nullptr;
    widgets::Label *m_says = nullptr;
    widgets::TableView *m_table = nullptr;
};

} // namespace console
